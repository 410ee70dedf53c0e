package dev.plimsoll.probe.tuning.captured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.check.LiveTarget;
import dev.plimsoll.probe.tuning.check.LocalSettings;
import dev.plimsoll.probe.tuning.check.Target;
import dev.plimsoll.probe.tuning.check.TuneCheck;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import dev.plimsoll.probe.tuning.profile.Profiles;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts/tune-collect writes here is read back, and says what a live check says. */
class CollectedTest {
    private static final String HEAD = "plimsoll-tuning 1\nhost h\nboot systemd\nnetns net:[1]\nfirst yes\n";

    @Test
    void aCaptureSaysWhatALiveCheckSays() throws IOException {
        try (Child child = Child.of("ulimit -Sn 321; echo ready; read line")) {
            Capture capture = whole(collect("--pid", Long.toString(child.pid())));
            Target captured = CapturedTargets.of(capture).get(0);
            Target live = LiveTarget.of(ProcReader.ofThisMachine(), child.pid(), new DiskTree(Path.of("/")));
            Profile profile = profile("im-gateway-server");
            HostResult now = TuneCheck.check(profile, live);
            HostResult then = TuneCheck.check(profile, captured);
            assertThat(then)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes("lines.*aside")
                    .isEqualTo(now);
            assertThat(then.lines().get(0).running()).isEqualTo(new Seen.Found<>("321"));
        }
    }

    @Test
    void everySettingOfProcSysIsInIt() throws IOException {
        Capture capture = whole(collect());
        LocalSettings ours = LocalSettings.ofOurs(ProcReader.ofThisMachine());
        List<SysctlName> names = ours.matching(new SysctlName("net/ipv4/tcp_*"));
        List<SysctlName> missing = new ArrayList<>(names);
        missing.removeAll(capture.sysctls().keySet());
        assertThat(missing).containsOnly(new SysctlName("net/ipv4/tcp_fastopen_key"));
        assertThat(capture.sysctls().keySet()).noneMatch(name -> name.path().contains("random/uuid"));
        SysctlName range = new SysctlName("net/ipv4/ip_local_port_range");
        assertThat(capture.sysctls())
                .containsEntry(range, ours.text(range).match(it -> it, absent -> "", failed -> ""));
    }

    @Test
    void aTargetInAnotherNamespaceIsReadThereWhereTheCollectorMayEnter() throws IOException {
        try (Child child =
                Child.of("exec unshare -rn sh -c 'sysctl -qw net.core.somaxconn=77; echo ready; read line'")) {
            Capture capture = whole(collect("--pid", Long.toString(child.pid())));
            Target target = CapturedTargets.of(capture).get(0);
            assertThat(target.settings().text(new SysctlName("net/core/somaxconn")))
                    .isEqualTo(new Seen.Found<>("77"));
            assertThat(target.outside().text(new SysctlName("net/core/somaxconn")))
                    .isNotEqualTo(new Seen.Found<>("77"));
        }
    }

    @Test
    void aTargetThatCouldNotBeEnteredCannotBeTold() {
        String process = "process 7 gw\nns net net:[2]\nend\n";
        Target apart = CapturedTargets.of(read(HEAD + "sysctl net/core/somaxconn 65535\n" + process))
                .get(0);
        assertThat(line(apart).verdict()).isEqualTo(LineVerdict.CANNOT_TELL);
        assertThat(line(apart).why()).contains("nsenter");
        String entered = process.replace("end", "own net/core/somaxconn 128\nend");
        Target inside = CapturedTargets.of(read(HEAD + "sysctl net/core/somaxconn 65535\n" + entered))
                .get(0);
        assertThat(line(inside).verdict()).isEqualTo(LineVerdict.WRONG_SCOPE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | c.txt:1: is not a capture
            'something else'              | c.txt:1: is not a capture
            'plimsoll-tuning 2\\nend'     | c.txt:1: is not a capture
            'plimsoll-tuning 1\\nhost h'  | c.txt:2: the capture is cut
            'plimsoll-tuning 1\\nend'     | c.txt:1: names no host
            'plimsoll-tuning 1\\nhost h\\nbut why\\nend'      | c.txt:3: "but" is no word of a capture
            'plimsoll-tuning 1\\nhost h\\n|x\\nend'           | c.txt:3: a line of a file follows no file
            'plimsoll-tuning 1\\nhost h\\nns net 1\\nend'     | c.txt:3: ns comes before any process
            'plimsoll-tuning 1\\nhost h\\nprocess me\\nend'   | c.txt:3: a process has a pid
            'plimsoll-tuning 1\\nhost h\\nsysctl x\\nend'     | c.txt:3: a sysctl has a path
            'plimsoll-tuning 1\\nhost h\\nlink a\\nend'       | c.txt:3: two words
            'plimsoll-tuning 1\\nhost h\\nend\\nhost i'       | c.txt:4: something follows the end
            """)
    void aMalformedCaptureSaysWhichLine(String text, String said) {
        assertThat(CaptureReader.read("c.txt", text.replace("\\n", "\n")).match(Capture::file, message -> message))
                .startsWith(said);
    }

    @Test
    void aCaptureThatIsCutAnywhereIsNotTakenForAWholeOne() throws IOException {
        String text = collect();
        for (int length = 0; length < text.length() - 1; length += 97) {
            assertThat(CaptureReader.read("c.txt", text.substring(0, length)))
                    .isInstanceOf(CaptureResult.Malformed.class);
        }
        assertThat(CaptureReader.read("c.txt", text)).isInstanceOf(CaptureResult.Whole.class);
    }

    @Test
    void linksAreKeptAsTheyAre() {
        Capture capture = read(HEAD + "link /etc/sysctl.d/99-sysctl.conf ../sysctl.conf\nfile /etc/sysctl.conf\n"
                + "|net.core.somaxconn = 65535\nsysctl net/core/somaxconn 65535\nend\n");
        LineResult line = line(CapturedTargets.of(capture).get(0));
        assertThat(line.verdict()).isEqualTo(LineVerdict.OK);
        Capture masked = read(HEAD + "link /etc/sysctl.d/9.conf /dev/null\nfile /usr/lib/sysctl.d/9.conf\n"
                + "|net.core.somaxconn = 65535\nsysctl net/core/somaxconn 65535\nend\n");
        assertThat(line(CapturedTargets.of(masked).get(0)).verdict()).isEqualTo(LineVerdict.NOT_PERSISTED);
    }

    private static LineResult line(Target target) {
        String yaml = "name: t\nlines: [{sysctl: net.core.somaxconn, compare: at least, value: 65535}]";
        return TuneCheck.check(
                        Profiles.yaml("t.yaml", yaml).match(read -> read, problems -> profile("ssh-gateway")), target)
                .lines()
                .get(0);
    }

    private static Profile profile(String name) {
        return Profiles.find(name, List::of).match(read -> read, problems -> {
            throw new AssertionError(problems);
        });
    }

    private static Capture read(String text) {
        return whole(text);
    }

    private static Capture whole(String text) {
        return CaptureReader.read("c.txt", text).match(capture -> capture, message -> {
            throw new AssertionError(message);
        });
    }

    private static String collect(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "../scripts/tune-collect"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
