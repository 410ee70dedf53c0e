package dev.plimsoll.probe.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupProbeTest {
    private static final List<String> NAMES = List.of(
            "cgroup_memory",
            "cgroup_task",
            "cgroup_throttled",
            "cgroup_throttled_seconds",
            "cgroup_cpu_pressure_seconds",
            "cgroup_memory_hit",
            "cgroup_oom_kill",
            "cgroup_task_hit",
            "cgroup_tcp_memory",
            "cgroup_tcp_memory_hit");

    private final Path root;

    CgroupProbeTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void aProcessThatRanIntoAllItsLimitsShowsEachOfThem() {
        Map<String, Reading> readings =
                probe(Captured.resource("/cgroup/hybrid")).read();
        assertThat(readings.keySet()).containsExactlyElementsOf(NAMES);
        assertThat(readings)
                .containsEntry("cgroup_memory", bytes(66322432 - 62914560))
                .containsEntry("cgroup_task", count(3))
                .containsEntry("cgroup_throttled", count(26))
                .containsEntry("cgroup_throttled_seconds", seconds(2.013040599))
                .containsEntry("cgroup_memory_hit", count(62))
                .containsEntry("cgroup_oom_kill", count(0))
                .containsEntry("cgroup_task_hit", count(4))
                .containsEntry("cgroup_tcp_memory", bytes(983040));
    }

    @Test
    void stallsAreReadInVersionTwoBesideTheControllersOfVersionOne() {
        assertThat(probe(Captured.resource("/cgroup/hybrid")).read())
                .containsEntry("cgroup_cpu_pressure_seconds", seconds(1.866446));
        assertThat(probe(Captured.resource("/cgroup/v1")).read().get("cgroup_cpu_pressure_seconds"))
                .isInstanceOf(Reading.Absent.class);
    }

    @Test
    void theLeastTcpLimitOnTheWayUpBindsAndItsCountIsNotBelievedWhereTheKernelKeepsNone() {
        Path hybrid = Captured.resource("/cgroup/hybrid");
        assertThat(cgroup(hybrid).tcpMemoryLimit()).isEqualTo(bytes(1 << 20));
        assertThat(probe(hybrid).read().get("cgroup_tcp_memory_hit")).isInstanceOf(Reading.Absent.class);
        assertThat(cgroup(Captured.resource("/cgroup/v2")).tcpMemoryLimit()).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void inVersionTwoTheHitsOfEachLimitOnTheWayAreAddedAndNoneIsCountedTwice() {
        assertThat(probe(Captured.resource("/cgroup/v2")).read())
                .containsEntry("cgroup_memory", bytes(16252928 - 61440))
                .containsEntry("cgroup_throttled", count(26 + 7))
                .containsEntry("cgroup_throttled_seconds", seconds(2.01304 + 0.1))
                .containsEntry("cgroup_cpu_pressure_seconds", seconds(1.866446))
                .containsEntry("cgroup_memory_hit", count(62 + 5))
                .containsEntry("cgroup_oom_kill", count(1))
                .containsEntry("cgroup_task_hit", count(4 + 2))
                .containsEntry("cgroup_tcp_memory", bytes(983040));
    }

    @Test
    void whatIsNotCountedForWantOfALimitIsAbsentAndNotZero() throws IOException {
        copy(Captured.resource("/cgroup/hybrid"));
        for (String group : List.of("plimsoll-fixture", "plimsoll-fixture/gateway")) {
            Path memory = root.resolve("sys/fs/cgroup/memory").resolve(group);
            Files.writeString(memory.resolve("memory.kmem.tcp.limit_in_bytes"), "9223372036854771712\n");
            Files.writeString(memory.resolve("memory.kmem.tcp.usage_in_bytes"), "0\n");
            Files.writeString(memory.resolve("memory.kmem.tcp.max_usage_in_bytes"), "0\n");
        }
        assertThat(probe(root).read().get("cgroup_tcp_memory")).isInstanceOf(Reading.Absent.class);
        assertThat(cgroup(root).tcpMemoryLimit()).isInstanceOf(Reading.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hybrid", "v2"})
    void emptyAndTornAndGarbledFilesFailAndMissingOnesAreAbsent(String version) throws IOException {
        copy(Captured.resource("/cgroup/" + version));
        CgroupProbe probe = probe(root);
        Map<String, Reading> whole = probe.read();
        for (String text : List.of("", "12", "so\u0000me \uFFFD\n", "nr_throttled x\nmax \nsome 7\noom_kill -\n")) {
            rewrite(text);
            assertThat(probe.read().values()).noneMatch(reading -> reading.amountOrNaN() == 0);
            assertThat(probe.read().get("cgroup_task")).isInstanceOf(Reading.Failed.class);
            assertThat(probe.read().keySet()).isEqualTo(whole.keySet());
        }
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(probe.read().values()).allMatch(Reading.Absent.class::isInstance);
    }

    @Test
    void aProcessThatIsMovedIsFoundInItsNewGroup() throws IOException {
        copy(Captured.resource("/cgroup/v2"));
        CgroupProbe probe = probe(root);
        assertThat(probe.read()).containsEntry("cgroup_task", count(14));
        Files.writeString(root.resolve("proc/10360/cgroup"), "0::/system.slice\n");
        assertThat(probe.read()).containsEntry("cgroup_task", count(80));
        Files.writeString(root.resolve("proc/10360/cgroup"), "0::/../elsewhere\n");
        assertThat(probe.read().values()).allMatch(Reading.Absent.class::isInstance);
    }

    private void rewrite(String text) throws IOException {
        for (Path file : files()) {
            Files.writeString(file, text);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root.resolve("sys"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path to = root.resolve(from.relativize(path).toString());
                Files.createDirectories(to.resolveSibling("."));
                Files.copy(path, to);
            }
        }
    }

    private static CgroupProbe probe(Path root) {
        return new CgroupProbe(cgroup(root));
    }

    private static Cgroup cgroup(Path root) {
        return new Cgroup(root.resolve("proc"), root, Captured.PID);
    }

    private static Reading bytes(double bytes) {
        return new Reading.Value(Quantity.bytes(bytes), Scope.CGROUP);
    }

    private static Reading count(double count) {
        return new Reading.Value(Quantity.count(count), Scope.CGROUP);
    }

    private static Reading seconds(double seconds) {
        return new Reading.Value(Quantity.seconds(seconds), Scope.CGROUP);
    }
}
