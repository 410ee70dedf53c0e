package dev.plimsoll.probe.tuning.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import dev.plimsoll.probe.tuning.compare.Membership;
import dev.plimsoll.probe.tuning.profile.Profiles;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real processes, one of them in a network namespace of its own. */
class TuneCheckTest {
    private static final ProcReader READER = ProcReader.ofThisMachine();
    private static final FileTree TREE = new DiskTree(Captured.resource("/tuning/overridden"));
    private static final String APART =
            "exec unshare -rn sh -c 'echo 77 >/proc/sys/net/core/somaxconn; echo ready; read line'";

    @Test
    void theLimitIsTheTargetsAndNotOurs() {
        try (Child child = Child.of("ulimit -Sn 321; echo ready; read line")) {
            LineResult line = only("rlimit: nofile, compare: at least, value: 322", target(child));
            assertThat(line.running()).isEqualTo(new Seen.Found<>("321"));
            assertThat(line.verdict()).isEqualTo(LineVerdict.DEVIATES);
            LineResult twin = only(
                    "rlimit: nofile, compare: at least, value: 321",
                    target(child).asItRuns());
            assertThat(twin.verdict()).isEqualTo(LineVerdict.OK);
        }
    }

    @Test
    void theSettingsOfAnotherNamespaceAreNotTakenForOurs() {
        try (Child child = Child.of(APART)) {
            Target target = target(child);
            assertThat(target.membership()).isEqualTo(Membership.ANOTHER);
            LineResult line = only("sysctl: net.core.somaxconn, compare: at least, value: 1", target);
            assertThat(line.running()).isEqualTo(new Seen.Found<>("77")); // root may look inside
            LineResult shared = only("sysctl: net.core.rmem_max, compare: at least, value: 1", target.asItRuns());
            assertThat(shared.verdict()).isEqualTo(LineVerdict.OK);
        }
        try (Child twin = Child.idle()) {
            assertThat(only(
                                    "sysctl: net.core.somaxconn, compare: at least, value: 1",
                                    target(twin).asItRuns())
                            .verdict())
                    .isEqualTo(LineVerdict.OK);
        }
    }

    @Test
    void aSettingThatIsNotThereCannotBeTold() {
        try (Child child = Child.idle()) {
            LineResult line = only("sysctl: net.core.no_such_thing, value: 1", target(child));
            assertThat(line.verdict()).isEqualTo(LineVerdict.CANNOT_TELL);
            assertThat(line.why()).contains("/proc/sys/net/core/no_such_thing");
        }
    }

    @Test
    void aProcessThatHasEndedCannotBeTold() {
        Child child = Child.idle();
        child.end();
        assertThat(only("rlimit: nofile, value: 1", target(child)).verdict()).isEqualTo(LineVerdict.CANNOT_TELL);
    }

    @Test
    void whatWillBeOverriddenAtBootIsSaidOfWhatRunsWellToday() {
        try (Child child = Child.idle()) {
            LineResult line = only("sysctl: net.core.somaxconn, compare: at least, value: 129", target(child));
            assertThat(line.verdict()).isEqualTo(LineVerdict.OVERRIDDEN_AT_BOOT);
            assertThat(line.why()).contains("/run/sysctl.d/90-agent.conf:1", "/etc/sysctl.d/10-gateway.conf:2");
            LineResult twin = only("sysctl: net.core.somaxconn, compare: at least, value: 128", target(child));
            assertThat(twin.verdict()).isEqualTo(LineVerdict.OK);
        }
    }

    @Test
    void aPatternIsTheNamesThatTheKernelHas() {
        LocalSettings settings = LocalSettings.ofOurs(READER);
        assertThat(settings.matching(new SysctlName("net/ipv4/conf/*/rp_filter")))
                .contains(new SysctlName("net/ipv4/conf/all/rp_filter"), new SysctlName("net/ipv4/conf/lo/rp_filter"));
        assertThat(settings.matching(new SysctlName("net/no*/x"))).isEmpty();
        assertThat(settings.matching(new SysctlName("vm/swappiness"))).containsExactly(new SysctlName("vm/swappiness"));
    }

    private static Target target(Child child) {
        return LiveTarget.of(READER, child.pid(), TREE);
    }

    private static LineResult only(String line, Target target) {
        Profile profile = Profiles.yaml("t.yaml", "name: t\nlines: [{" + line + "}]")
                .match(read -> read, problems -> {
                    throw new AssertionError(problems);
                });
        HostResult result = TuneCheck.check(profile, target);
        assertThat(result.lines()).hasSize(1);
        return List.copyOf(result.lines()).get(0);
    }
}
