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
 * What connection tracking did in the network namespace of a process ({@code /proc/PID/net/stat/nf_conntrack},
 * net/netfilter/nf_conntrack_standalone.c):
 *
 * <ul>
 *   <li>{@code conntrack}: tracked now, of which {@code net.netfilter.nf_conntrack_max} are allowed
 *   <li>{@code conntrack.insert_failed}: entries that clashed with another, as when SNAT has no port left
 *   <li>{@code conntrack.drop}: packets dropped because there was no room or an insertion failed
 *   <li>{@code conntrack.early_drop}: entries thrown out to make room: comes before {@code drop}
 *   <li>{@code conntrack.invalid}: packets that belong to no connection it knows
 * </ul>
 *
 * Events rise since the namespace was made, in 32 bits for each CPU. All are absent where the module is not loaded or the
 * kernel was built without the file (CONFIG_NF_CONNTRACK_PROCFS).
 */
public final class ConntrackProbe implements Probe {
    private static final List<String> EVENTS = List.of("insert_failed", "drop", "early_drop", "invalid");

    private final ProcReader reader;
    private final String pid;

    /** Asks about the namespace of {@code pid}, a number or {@code self}. */
    public ConntrackProbe(ProcReader reader, String pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "conntrack";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<CpuTable> table = CpuTable.headed(reader, pid + "/net/stat/nf_conntrack");
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("conntrack", table.reading(cpus -> cpus.common("entries", Scope.NAMESPACE)));
        for (String event : EVENTS) {
            readings.put("conntrack." + event, table.reading(cpus -> cpus.sum(event, Scope.NAMESPACE)));
        }
        return readings;
    }
}
