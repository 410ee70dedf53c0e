package dev.plimsoll.probe.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Limit;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLimitsTest {

    @Test
    void aChildsOwnLimitIsReadNotOurs() {
        try (Child child = Child.of("ulimit -S -n 77; echo ready; read line")) {
            Limit openFiles = named(ProcessLimits.read(child.pid()), "RLIMIT_NOFILE");
            assertThat(openFiles.ceiling()).isEqualTo(Reading.ofProcess(Quantity.count(77)));
            assertThat(openFiles.mend()).startsWith("ulimit -n ").endsWith("as a service: LimitNOFILE=65536");
        }
    }

    @Test
    void everyLimitHasANameAndAMend() {
        List<Limit> limits = ProcessLimits.read(ProcessHandle.current().pid());
        assertThat(limits).extracting(Limit::name).doesNotHaveDuplicates().contains("vm.max_map_count", "fs.file-max");
        assertThat(limits).allSatisfy(limit -> assertThat(limit.mend()).isNotBlank());
        assertThat(named(limits, "net.ipv4.ip_local_port_range").ceiling()).isInstanceOf(Reading.Value.class);
    }

    @Test
    void settingsOfAnotherNamespaceFailRatherThanShowOurs(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("self/ns"));
        Files.createDirectories(proc.resolve("7/ns"));
        Files.createSymbolicLink(proc.resolve("sys"), Captured.newest().resolve("sys"));
        Files.createSymbolicLink(proc.resolve("self/ns/net"), Path.of("net:[4026531840]"));
        Path its = Files.createSymbolicLink(proc.resolve("7/ns/net"), Path.of("net:[4026532281]"));
        assertThat(buckets(proc)).isInstanceOf(Reading.Failed.class);
        Files.delete(its);
        Files.createSymbolicLink(its, Path.of("net:[4026531840]"));
        assertThat(buckets(proc).amountOrNaN()).isEqualTo(131072);
    }

    private static Reading buckets(Path proc) {
        return named(ProcessLimits.read(new ProcReader(proc), 7), "net.ipv4.tcp_max_tw_buckets")
                .ceiling();
    }

    private static Limit named(List<Limit> limits, String name) {
        return limits.stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
