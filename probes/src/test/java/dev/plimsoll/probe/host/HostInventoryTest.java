package dev.plimsoll.probe.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HostInventoryTest {

    @Test
    void theInventoryIsWhatTheKernelSays() throws IOException {
        HostInventory host = HostInventory.ask();
        String cpuinfo = Files.readString(Path.of("/proc/cpuinfo"));
        String meminfo = Files.readString(Path.of("/proc/meminfo"));
        long processors =
                cpuinfo.lines().filter(line -> line.startsWith("processor")).count();
        assertThat(host.logicalCpus()).isEqualTo((int) processors);
        assertThat(cpuinfo).contains(host.cpuModel());
        assertThat(meminfo)
                .contains("MemTotal:       %8.0f kB".formatted(host.memory().amount() / 1024));
        assertThat(host.version())
                .contains(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(host.system()).isNotBlank();
    }
}
