package dev.plimsoll.probe.host;

import dev.plimsoll.probe.Quantity;
import java.util.Objects;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/**
 * What machine a run was made on, for the record; nothing is decided by it.
 *
 * @param cpuModel as the processor names itself
 * @param logicalCpus those the system has, not those this process may use
 * @param memory installed and visible to the system
 * @param system its family, e.g. {@code Debian GNU/Linux}
 * @param version of the system and, behind it, of its kernel
 */
public record HostInventory(String cpuModel, int logicalCpus, Quantity memory, String system, String version) {
    /** Checks that all are there. */
    public HostInventory {
        Objects.requireNonNull(cpuModel);
        Objects.requireNonNull(memory);
        Objects.requireNonNull(system);
        Objects.requireNonNull(version);
    }

    /** Asks OSHI, which reads the disk and loads a native library: once a run, before anything is measured. */
    public static HostInventory ask() {
        SystemInfo info = new SystemInfo();
        HardwareAbstractionLayer hardware = info.getHardware();
        CentralProcessor processor = hardware.getProcessor();
        OperatingSystem system = info.getOperatingSystem();
        return new HostInventory(
                processor.getProcessorIdentifier().getName(),
                processor.getLogicalProcessorCount(),
                Quantity.bytes((double) hardware.getMemory().getTotal()),
                system.getFamily(),
                system.getVersionInfo().toString());
    }
}
