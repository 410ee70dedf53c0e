package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.netlink.message.Exchange;
import dev.plimsoll.probe.netlink.message.SocketQuery;
import dev.plimsoll.probe.netlink.message.SocketRows;
import dev.plimsoll.probe.netlink.message.SocketState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All TCP sockets of a namespace in detail, joined with one process's descriptors by inode.
 *
 * <ul>
 *   <li>{@code socket}: its descriptors that are sockets, of any family
 *   <li>{@code established}, {@code close_wait}, {@code listen}: its TCP sockets in that state
 *   <li>{@code kernel_socket}: bytes of kernel memory held by the buffers of its TCP sockets, with overhead: received and
 *       unread, written and unacknowledged, reserved, options, backlog. Not the socket itself, which is some 4 KB more each
 *   <li>{@code send_queue}, {@code receive_queue}: bytes of payload written and not acknowledged, or come and not read, of
 *       its TCP connections
 *   <li>{@code stalled_socket}: its connections that have something to send, whose peer's window is closed (the kernel's
 *       next act is a window probe), and that have sent nothing for a second
 *   <li>{@code keepalive_socket}: its ESTABLISHED and CLOSE_WAIT connections whose running timer is keepalive's. One with
 *       keepalive that waits for an acknowledgement or a window just then is not counted
 *   <li>{@code retransmitting_socket}: its connections whose last data or SYN was sent again, at least once, and is still
 *       not acknowledged
 *   <li>{@code ports_used}, of the namespace: the most local ports that one source address uses to one destination address
 *       and port, TIME_WAIT included: what the range of ephemeral ports is compared with
 *   <li>{@code tcp_time_wait}, of the namespace: its sockets in TIME_WAIT, exactly; the {@code tw} of sockstat also counts
 *       those of FIN_WAIT2 that no process has any more
 * </ul>
 *
 * A byte queue counts the peer's FIN as one byte until it is read. Listing descriptors needs the rights of ptrace; without them only those of the namespace have a value. The sockets are read
 * after the descriptors, so one that opens in between is not counted.
 */
public final class SocketDetailProbe implements Probe {
    private final SocketDiag diag;
    private final Supplier<Seen<long[]>> socketInodes;
    private final SocketTotals totals = new SocketTotals();
    private final SocketRows rows = new SocketRows(totals);
    private final SocketQuery query =
            SocketQuery.all().with(SocketQuery.Detail.MEMORY).with(SocketQuery.Detail.TCP_INFO);

    SocketDetailProbe(SocketDiag diag, Supplier<Seen<long[]>> socketInodes) {
        this.diag = diag;
        this.socketInodes = socketInodes;
    }

    /** What it reads beside that which the tables of {@code /proc} can say as well. */
    static Set<String> names() {
        return Set.copyOf(List.of(
                "kernel_socket",
                "send_queue",
                "receive_queue",
                "stalled_socket",
                "keepalive_socket",
                "retransmitting_socket",
                "ports_used",
                "tcp_time_wait"));
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
        Seen<long[]> inodes = socketInodes.get();
        totals.own(inodes.match(own -> own, absent -> new long[0], failed -> new long[0]));
        Seen<Exchange.State> dump = diag.each(query, rows);
        Seen<SocketTotals> own = inodes.then(known -> dump.then(done -> new Seen.Found<>(totals)));
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("socket", inodes.reading(known -> Reading.ofProcess(Quantity.count(known.length))));
        readings.put("established", count(own, totals -> totals.in(SocketState.ESTABLISHED)));
        readings.put("close_wait", count(own, totals -> totals.in(SocketState.CLOSE_WAIT)));
        readings.put("listen", count(own, totals -> totals.in(SocketState.LISTEN)));
        readings.put("kernel_socket", own.reading(SocketDetailProbe::kernelBytes));
        readings.put("send_queue", bytes(own, SocketTotals::sendQueueBytes));
        readings.put("receive_queue", bytes(own, SocketTotals::receiveQueueBytes));
        readings.put("stalled_socket", count(own, SocketTotals::stalled));
        readings.put("keepalive_socket", count(own, SocketTotals::keepalive));
        readings.put("retransmitting_socket", count(own, SocketTotals::retransmitting));
        readings.put("ports_used", ofNamespace(dump, totals.portsUsed()));
        readings.put("tcp_time_wait", ofNamespace(dump, totals.timeWait()));
        return readings;
    }

    private static Reading ofNamespace(Seen<Exchange.State> dump, int count) {
        return dump.reading(done -> new Reading.Value(Quantity.count(count), Scope.NAMESPACE));
    }

    private static Reading kernelBytes(SocketTotals totals) {
        return totals.withoutDetail() == 0
                ? Reading.ofProcess(Quantity.bytes((double) totals.kernelBytes()))
                : new Reading.Absent("this kernel does not say what memory a socket holds");
    }

    private static Reading count(Seen<SocketTotals> own, Function<SocketTotals, Integer> field) {
        return own.reading(totals -> Reading.ofProcess(Quantity.count(field.apply(totals))));
    }

    private static Reading bytes(Seen<SocketTotals> own, Function<SocketTotals, Long> field) {
        return own.reading(totals -> Reading.ofProcess(Quantity.bytes((double) field.apply(totals))));
    }
}
