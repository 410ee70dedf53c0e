package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sockets of one process: its descriptors joined by inode with the TCP table of its namespace.
 *
 * <ul>
 *   <li>{@code socket}: descriptors that are sockets of any family
 *   <li>{@code established}, {@code close_wait}, {@code listen}: its TCP sockets in that state, each once however many
 *       descriptors it has
 * </ul>
 *
 * Needs the rights of ptrace. The table is read after the descriptors, so a socket that opens in between is not counted.
 */
public final class SocketProbe implements Probe {
    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public SocketProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<long[]> inodes = Descriptors.socketInodes(reader, pid);
        Seen<Map<TcpState, Integer>> states = Stat.unlessEnded(reader, pid, inodes.then(this::states));
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("socket", inodes.reading(own -> Reading.ofProcess(Quantity.count(own.length))));
        readings.put("established", count(states, TcpState.ESTABLISHED));
        readings.put("close_wait", count(states, TcpState.CLOSE_WAIT));
        readings.put("listen", count(states, TcpState.LISTEN));
        return readings;
    }

    private Seen<Map<TcpState, Integer>> states(long[] own) {
        Map<TcpState, Integer> counts = new EnumMap<>(TcpState.class);
        return TcpTable.each(reader, Long.toString(pid), (state, port, inode) -> {
                    if (Arrays.binarySearch(own, inode) >= 0) {
                        counts.merge(state, 1, Integer::sum);
                    }
                })
                .map(lines -> counts);
    }

    private static Reading count(Seen<Map<TcpState, Integer>> states, TcpState state) {
        return states.reading(counts -> Reading.ofProcess(Quantity.count(counts.getOrDefault(state, 0))));
    }
}
