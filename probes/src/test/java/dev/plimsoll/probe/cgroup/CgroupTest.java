package dev.plimsoll.probe.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupTest {

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void bothVersionsTellTheSameOfTheSameGroup(String version) {
        Cgroup cgroup = captured(version);
        assertThat(cgroup.cpuQuota()).isEqualTo(value(new Quantity(1.5, Unit.CORES)));
        assertThat(cgroup.memoryLimit()).isEqualTo(value(Quantity.bytes(536870912)));
        assertThat(cgroup.memoryUsed()).isEqualTo(value(Quantity.bytes(16252928 - 61440)));
        assertThat(cgroup.taskLimit()).isEqualTo(value(Quantity.count(400)));
        assertThat(cgroup.tasks()).isEqualTo(value(Quantity.count(14)));
        assertThat(new CgroupProbe(cgroup).read().get("cgroup_task")).isEqualTo(cgroup.tasks());
    }

    @Test
    void whatIsLeftIsCountedWhereTheLimitIs() {
        // in the captured group the limit is set above, where more is held
        assertThat(captured("v1").memoryLeft()).isEqualTo(value(Quantity.bytes(536870912 - (16515072 - 61440))));
        assertThat(captured("v2").memoryLeft()).isEqualTo(value(Quantity.bytes(536870912 - (16252928 - 61440))));
    }

    @Test
    void aGroupWithoutALimitHasAnAbsentOne(@TempDir Path root) throws IOException {
        Path mountinfo = Captured.resource("/cgroup/v2").resolve("proc/self/mountinfo");
        Files.createDirectories(root.resolve("proc/7"));
        Files.createDirectories(root.resolve("proc/self"));
        Files.copy(mountinfo, root.resolve("proc/self/mountinfo"));
        Files.writeString(root.resolve("proc/7/cgroup"), "0::/\n");
        Cgroup cgroup = new Cgroup(root.resolve("proc"), root, 7);
        assertThat(cgroup.cpuQuota()).isEqualTo(new Reading.Absent("no limit set in " + root.resolve("sys/fs/cgroup")));
        assertThat(cgroup.memoryUsed()).isInstanceOf(Reading.Absent.class);
        Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(root.resolve("sys/fs/cgroup/cpu.max"), "many 100000\n");
        assertThat(cgroup.cpuQuota()).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void aProcessThatIsNotThereHasNoGroup() {
        Path root = Captured.resource("/cgroup/v1");
        assertThat(new Cgroup(root.resolve("proc"), root, 1).cpuQuota()).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void aContainersGroupIsFoundBelowWhatIsMounted() {
        String mounts = "36 31 0:37 /docker/abc /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids\n";
        assertThat(Hierarchy.find("8:pids:/docker/abc/inner\n", mounts, "pids"))
                .isEqualTo(Optional.of(new Hierarchy(
                        1, List.of(Path.of("/sys/fs/cgroup/pids/inner"), Path.of("/sys/fs/cgroup/pids")))));
        assertThat(Hierarchy.find("8:pids:/docker/abc\n", mounts, "pids"))
                .isEqualTo(Optional.of(new Hierarchy(1, List.of(Path.of("/sys/fs/cgroup/pids")))));
        assertThat(Hierarchy.find("8:pids:/other\n", mounts, "pids")).isEmpty();
    }

    @Test
    void ourOwnGroupCanBeAsked() {
        Cgroup own = Cgroup.ofProcess(ProcessHandle.current().pid());
        assertThat(List.of(own.cpuQuota(), own.memoryLimit(), own.memoryUsed(), own.memoryLeft(), own.tasks()))
                .noneMatch(Reading.Failed.class::isInstance);
    }

    private static Cgroup captured(String version) {
        Path root = Captured.resource("/cgroup/" + version);
        return new Cgroup(root.resolve("proc"), root, Captured.PID);
    }

    private static Reading value(Quantity quantity) {
        return new Reading.Value(quantity, Scope.CGROUP);
    }
}
