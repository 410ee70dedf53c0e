package dev.plimsoll.probe.tuning.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.SysctlName;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {
    private static final String WHOLE = """
            name: mine
            summary: A machine of ours.
            lines:
              - sysctl: net.core.somaxconn
                compare: at least
                value: 65535
                why: It is needed.
              - rlimit: nofile
                value: 1000000
            """;

    static List<String> builtIns() {
        return BuiltInProfiles.names();
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void aBuiltInProfileIsReadAndGivesAReasonForEachLine(String name) {
        Profile profile = accepted(Profiles.find(name, List::of));
        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.summary()).isNotEmpty();
        assertThat(profile.lines())
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(line.why()).endsWith("."));
    }

    @Test
    void theGeneratorsProfileHasWhatItsGuideAsksFor() {
        assertThat(accepted(Profiles.find("im-gateway-load-generator", List::of))
                        .lines())
                .extracting(line -> line.setting() + " " + line.wanted())
                .contains(
                        "rlimit nofile at least 1000000",
                        "net.ipv4.ip_local_port_range range covers 1024 65535",
                        "net.ipv4.tcp_tw_reuse 1",
                        "net.netfilter.nf_conntrack_max at least 1000000",
                        "net.core.rmem_default 134217728",
                        "net.ipv4.tcp_keepalive_intvl at most 30");
    }

    @Test
    void aWholeProfileIsAcceptedAndKnowsItsLines() {
        Profile profile = accepted(Profiles.yaml("mine.yaml", WHOLE));
        assertThat(profile.lines()).extracting(Declared::wanted).containsExactly("at least 65535", "1000000");
        assertThat(profile.lines().get(1).origin()).hasToString("mine.yaml:8");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLine() {
        assertThat(rejected("""
                nmae: mine
                lines:
                  - sysctl: net.core.somaxconn
                    compare: atleast
                    value: 65535
                  - rlimit: nofiles
                    value: 5
                  - value: 3
                  - sysctl: ../../etc/passwd
                    value: 1
                  - sysctl: net.core.somaxconn
                    compare: range covers
                    value: 1024
                """))
                .containsExactly(
                        "mine.yaml:1: \"nmae\" is not a key of a profile; did you mean \"name\"? allowed: name, summary,"
                                + " lines",
                        "mine.yaml:1: a profile has no name; write name: …",
                        "mine.yaml:4: compare: \"atleast\" is not a comparison; did you mean \"at least\"? allowed: equals,"
                                + " at least, at most, range covers",
                        "mine.yaml:6: rlimit: \"nofiles\" is not one; did you mean \"nofile\"? allowed: nofile, nproc,"
                                + " memlock, sigpending, stack, as, core, fsize",
                        "mine.yaml:8: names neither; write sysctl: net.core.somaxconn or rlimit: nofile",
                        "mine.yaml:9: sysctl: \"../../etc/passwd\" is not a name; write e.g. net.core.somaxconn",
                        "mine.yaml:11: net.core.somaxconn is given twice; first on line 3",
                        "mine.yaml:13: value: \"1024\" is not a range; write its first and last, e.g. 1024 65535");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | mine.yaml:1: is empty
            '[1, 2]'                  | mine.yaml:1: a profile is keys with values: name, summary, lines
            'name: [a'                | mine.yaml:1: is not YAML
            'name: &a x'              | has no lines
            'name: *a'                | alias
            'name: !!int 3'           | tag
            'name: {? [a] : b}'       | is not YAML
            'name: {a: b}'            | name: is not text
            '[[[[[[[[[[[[[[[1'        | nested
            'name: "\\UFFFFFFFF"'     | is not YAML
            'lines: []'               | a line or more
            'lines: {a: b}'           | a line or more
            'lines: [a, ~, [b]]'      | a line of a profile is keys with values
            'a: 1\u0007'              | is not YAML
            """)
    void aMalformedProfileSaysWhere(String text, String said) {
        assertThat(String.join("\n", rejected(text))).contains(said);
    }

    @Test
    void noBytesMakeATrace() {
        Random random = new Random(11);
        String letters = "\n :-[]{}#&*!|>'\"%@`,?~\t\u0000\uFFFFab1é";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.insert(at, letter);
                    default -> text.setLength(Math.max(1, at));
                }
            }
            ProfileResult result = Profiles.yaml("mine.yaml", text.toString());
            result.match(
                    profile -> assertThat(profile.lines()).isNotNull(),
                    problems -> assertThat(problems).allMatch(each -> each.startsWith("mine.yaml:")));
        }
        assertThat(rejected("[".repeat(200_000))).hasSize(1);
        assertThat(rejected("a: ".repeat(5000))).isNotEmpty();
    }

    @Test
    void aTreeIsAProfileOfTheLinesThatWinInIt() {
        String tree = Captured.resource("/tuning/overridden").toString();
        List<SysctlName> interfaces = List.of(new SysctlName("net/ipv4/conf/eth0/rp_filter"));
        assertThat(problems(Profiles.find(tree, pattern -> interfaces)))
                .containsExactly(
                        "/usr/local/lib/sysctl.d/40-local.conf:2: is not an assignment; write e.g. net.core.somaxconn ="
                                + " 65535");
        Path file = Captured.resource("/tuning/overridden/etc/sysctl.d/10-gateway.conf");
        assertThat(accepted(Profiles.find(file.toString(), pattern -> interfaces))
                        .lines())
                .extracting(line -> line.setting() + " = " + line.wanted())
                .containsExactly(
                        "net.core.somaxconn = 65535",
                        "net.ipv4.tcp_fin_timeout = 30",
                        "net.ipv4.conf.eth0/100.rp_filter = 2",
                        "net.netfilter.nf_conntrack_max = 1000000",
                        "net.ipv4.conf.eth0.rp_filter = 1");
        String debian = Captured.resource("/tuning/debian-12").toString();
        assertThat(accepted(Profiles.find(debian, List::of)).lines())
                .extracting(line -> line.setting().toString())
                .contains("kernel.pid_max", "fs.protected_hardlinks");
    }

    @Test
    void whatIsNotThereIsAnsweredWithTheNearest() {
        assertThat(problems(Profiles.find("im-gateway-sever", List::of)).get(0))
                .contains("did you mean \"im-gateway-server\"?");
    }

    private static List<String> rejected(String text) {
        return problems(Profiles.yaml("mine.yaml", text));
    }

    private static List<String> problems(ProfileResult result) {
        return result.match(profile -> List.of(), problems -> problems);
    }

    private static Profile accepted(ProfileResult result) {
        return result.match(profile -> profile, problems -> {
            throw new AssertionError(problems);
        });
    }
}
