package dev.plimsoll.probe.tuning.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitPersistenceTest {
    private static final FileTree TREE = new DiskTree(Captured.resource("/tuning/limits"));

    @ParameterizedTest
    @CsvSource({
        "gateway.service, NOFILE, 1000000, /etc/systemd/system/gateway.service.d/50-limits.conf:2",
        "gateway.service, MEMLOCK, 67108864, /usr/lib/systemd/system/gateway.service:5",
        "gateway.service, CORE, unlimited, /usr/lib/systemd/system/gateway.service:6",
        "gateway.service, NPROC, 4096, /etc/systemd/system.conf:2",
        "worker@7.service, NOFILE, 65536, /etc/systemd/system/worker@.service:2",
    })
    void aServiceHasWhatItsUnitAndDropInsSay(String unit, ResourceLimit limit, String value, String place) {
        assertThat(of("0::/system.slice/" + unit + "\n", 1000, limit))
                .isInstanceOfSatisfying(Persistence.At.class, at -> {
                    assertThat(at.value()).isEqualTo(value);
                    assertThat(at.place()).hasToString(place);
                });
    }

    @Test
    void aDropInOverridesTheUnit() {
        Persistence.At at = (Persistence.At) of("0::/system.slice/gateway.service\n", 1000, ResourceLimit.NOFILE);
        assertThat(at.overrides().get(0).place()).hasToString("/usr/lib/systemd/system/gateway.service:4");
    }

    @Test
    void aServiceWithoutTheLimitHasItNowhere() {
        assertThat(of("1:name=systemd:/system.slice/gateway.service\n", 1000, ResourceLimit.STACK))
                .isEqualTo(new Persistence.Nowhere("gateway.service has no LimitSTACK="));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, NOFILE, 500000, /etc/security/limits.d/90-ops.conf:1",
        "1001, NOFILE, 300000, /etc/security/limits.conf:3",
        "1002, NOFILE, 100000, /etc/security/limits.conf:2",
        "1002, MEMLOCK, 8192, /etc/security/limits.conf:5",
    })
    void aLoginHasWhatIsSaidOfTheUserThenOfItsGroupThenOfAll(int uid, ResourceLimit limit, String value, String place) {
        assertThat(of("0::/user.slice/user-1000.slice/session-3.scope\n", uid, limit))
                .isInstanceOfSatisfying(Persistence.At.class, at -> {
                    assertThat(at.value()).isEqualTo(value);
                    assertThat(at.place()).hasToString(place);
                });
    }

    @Test
    void whatIsSaidOfAllIsNotSaidOfRoot() {
        assertThat(of("0::/user.slice/user-0.slice/session-1.scope\n", 0, ResourceLimit.NOFILE))
                .isInstanceOf(Persistence.Nowhere.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0::/",
        "0::/user.slice/user-1000.slice/user@1000.service/app.slice/mine.service",
        "0::/system.slice/docker-0123.scope",
        "4:memory:/",
    })
    void whatSystemdDidNotStartCannotBeTold(String cgroup) {
        assertThat(of(cgroup, 1000, ResourceLimit.NOFILE)).isInstanceOf(Persistence.Unknown.class);
    }

    @Test
    void aProcessThatCannotBeSeenCannotBeTold() {
        assertThat(new LimitPersistence(TREE, new Seen.Failed<>("hidden"), new Seen.Absent<>(""))
                        .of(ResourceLimit.NOFILE))
                .isEqualTo(new Persistence.Unknown("hidden"));
    }

    private static Persistence of(String cgroup, int uid, ResourceLimit limit) {
        Seen<String> status = new Seen.Found<>("Name:\tgateway\nUid:\t" + uid + "\t" + uid + "\n");
        return new LimitPersistence(TREE, new Seen.Found<>(cgroup), status).of(limit);
    }
}
