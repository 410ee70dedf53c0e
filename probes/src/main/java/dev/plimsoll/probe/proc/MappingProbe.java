package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The address space of one process, walked, which takes time with its size and holds its mmap lock meanwhile:
 *
 * <ul>
 *   <li>{@code pss}: resident bytes, shared ones divided among their sharers ({@code smaps_rollup}, since Linux 4.14)
 *   <li>{@code map}: mappings, of which {@code vm.max_map_count} are allowed (lines of {@code maps})
 * </ul>
 *
 * Both need the rights of ptrace and fail without.
 */
public final class MappingProbe implements Probe {
    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public MappingProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "mapping";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put(
                "pss",
                reader.text(pid + "/smaps_rollup").reading(text -> new Fields(text).kilobytes("Pss", Scope.PROCESS)));
        readings.put(
                "map",
                Stat.unlessEnded(reader, pid, reader.eachLine(pid + "/maps", (bytes, from, to) -> {}))
                        .reading(lines -> lines > 0
                                ? Reading.ofProcess(Quantity.count((double) lines))
                                : new Reading.Absent("no address space: it has ended or is the kernel's own")));
        return readings;
    }
}
