package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The table of IPv4 neighbours, of which there is one for all namespaces ({@code /proc/net/stat/arp_cache},
 * net/core/neighbour.c; arp(7)):
 *
 * <ul>
 *   <li>{@code neighbour}: how many there are, of which {@code net.ipv4.neigh.default.gc_thresh3} are allowed
 *   <li>{@code neighbour.table_fulls}: times that one was refused
 *   <li>{@code neighbour.forced_gc_runs}: times that room had to be made
 * </ul>
 *
 * Absent outside the first network namespace, where the kernel does not show the file.
 */
public final class NeighbourProbe implements Probe {
    private final ProcReader reader;
    private final String pid;

    /** Asks by way of {@code pid}, a number or {@code self}, which must be in the first namespace. */
    public NeighbourProbe(ProcReader reader, String pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<CpuTable> table = CpuTable.headed(reader, pid + "/net/stat/arp_cache");
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("neighbour", table.reading(cpus -> cpus.common("entries", Scope.HOST)));
        readings.put("neighbour.table_fulls", table.reading(cpus -> cpus.sum("table_fulls", Scope.HOST)));
        readings.put("neighbour.forced_gc_runs", table.reading(cpus -> cpus.sum("forced_gc_runs", Scope.HOST)));
        return readings;
    }
}
