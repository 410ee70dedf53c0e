package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.tuning.socket.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code /proc/net/tcp} (net/ipv4/tcp_ipv4.c).
 *
 * @param localPort 0 to 65535
 * @param remotePort 0 to 65535
 * @param state the kernel's number, {@link #SYN_RECV} and so on
 * @param timer until the running timer fires: keepalive of an open connection, the end of FIN_WAIT2 and TIME_WAIT; 0 where none runs
 */
public record SocketRow(int localPort, int remotePort, int state, Duration timer) {
    /** Half open: the SYN has been answered. */
    public static final int SYN_RECV = 3;

    /** Closed by this side alone. */
    public static final int FIN_WAIT2 = 5;

    /** Closed by both sides, this one first. */
    public static final int TIME_WAIT = 6;

    /** Timers are printed in ticks of which user space always sees a hundred a second. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int HEX = 16;
    private static final int FIELDS = 6;

    /** A line; empty for the heading. */
    static Optional<SocketRow> parse(String line) {
        List<String> fields = List.of(line.strip().split("\\s+"));
        if (fields.size() < FIELDS || !fields.get(0).endsWith(":")) {
            return Optional.empty();
        }
        long ticks = Long.parseLong(after(fields.get(5)), HEX);
        return Optional.of(new SocketRow(
                Integer.parseInt(after(fields.get(1)), HEX),
                Integer.parseInt(after(fields.get(2)), HEX),
                Integer.parseInt(fields.get(3), HEX),
                Duration.ofMillis(ticks * MILLIS_PER_TICK)));
    }

    /** Whether one of its ends is that of {@code endpoint}. */
    public boolean isLocally(Endpoint endpoint) {
        return localPort == endpoint.port();
    }

    private static String after(String pair) {
        return pair.substring(pair.indexOf(':') + 1);
    }
}
