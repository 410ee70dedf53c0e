package dev.plimsoll.probe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostInventoryTest {
    private final HostInventory host = HostInventory.ask();

    @Test
    void theInventoryIsWhatTheKernelSays() throws IOException {
        assertThat(differences(host)).isEmpty();
    }

    @Test
    void eachCallThatDiffersFromTheKernelIsNoticed() throws IOException {
        int cpus = host.logicalCpus();
        Quantity memory = host.memory();
        String system = host.system();
        String version = host.version();
        String model = host.cpuModel();
        assertThat(differences(new HostInventory(model + " II", cpus, memory, system, version)))
                .containsExactly("cpuModel");
        assertThat(differences(new HostInventory(model, cpus + 1, memory, system, version)))
                .containsExactly("logicalCpus");
        Quantity less = Quantity.bytes(memory.amount() - 1024);
        assertThat(differences(new HostInventory(model, cpus, less, system, version)))
                .containsExactly("memory");
        assertThat(differences(new HostInventory(model, cpus, memory, "Plan 9", version)))
                .containsExactly("system");
        assertThat(differences(new HostInventory(model, cpus, memory, system, "0.0.0-none")))
                .containsExactly("version");
    }

    /** The fields that are not what the kernel's own text, or that of the distribution, says. */
    private static List<String> differences(HostInventory host) throws IOException {
        String cpuinfo = Files.readString(Path.of("/proc/cpuinfo"));
        String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        List<String> differences = new ArrayList<>();
        if (cpuinfo.lines().noneMatch(line -> line.endsWith(": " + host.cpuModel()))) {
            differences.add("cpuModel");
        }
        if (cpuinfo.lines().filter(line -> line.startsWith("processor")).count() != host.logicalCpus()) {
            differences.add("logicalCpus");
        }
        String memory = "MemTotal:       %8.0f kB".formatted(host.memory().amount() / 1024);
        if (Files.readString(Path.of("/proc/meminfo")).lines().noneMatch(memory::equals)) {
            differences.add("memory");
        }
        String name = "NAME=\"" + host.system() + "\"";
        if (Files.readString(Path.of("/etc/os-release")).lines().noneMatch(name::equals)) {
            differences.add("system");
        }
        if (!host.version().contains(kernel)) {
            differences.add("version");
        }
        return differences;
    }
}
