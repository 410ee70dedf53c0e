package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the machine's CPUs kept up with arriving packets, loopback's too, since boot and for all namespaces ({@code
 * /proc/net/softnet_stat}, net/core/net-procfs.c):
 *
 * <ul>
 *   <li>{@code softnet.dropped}: packets dropped because a CPU's queue held {@code net.core.netdev_max_backlog}
 *   <li>{@code softnet.squeezed}: times that a CPU had to leave packets for later, out of {@code net.core.netdev_budget} or
 *       of time
 * </ul>
 *
 * Those of CPUs that are offline are left out. Each begins again at 0 after 32 bits.
 */
public final class SoftnetProbe implements Probe {
    /** The first columns, which all kernels print; the file has no heading. */
    private static final List<String> COLUMNS = List.of("processed", "dropped", "time_squeeze");

    private final ProcReader reader;
    private final String pid;

    /** Asks by way of {@code pid}, a number or {@code self}; the answer is the same. */
    public SoftnetProbe(ProcReader reader, String pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "softnet";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<CpuTable> table = CpuTable.unheaded(reader, pid + "/net/softnet_stat", COLUMNS);
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("softnet.dropped", table.reading(cpus -> cpus.sum("dropped", Scope.HOST)));
        readings.put("softnet.squeezed", table.reading(cpus -> cpus.sum("time_squeeze", Scope.HOST)));
        return readings;
    }
}
