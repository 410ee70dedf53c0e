package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Auxv;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sockets in total, from {@code /proc/PID/net/sockstat} and {@code sockstat6} (net/ipv4/proc.c). Some count the network
 * namespace of the process, others the whole machine though they stand on the same line; the scope says which:
 *
 * <ul>
 *   <li>{@code tcp_inuse}: TCP sockets of both families but those in TIME_WAIT (namespace)
 *   <li>{@code time_wait}: connections in TIME_WAIT, and those in FIN_WAIT2 that no program holds any more: what {@code
 *       tcp_max_tw_buckets} allows (namespace)
 *   <li>{@code tcp_orphan}: closed by their program, not yet by the peer (host)
 *   <li>{@code tcp_alloc}: TCP sockets allocated in any state (host)
 *   <li>{@code tcp_memory}: bytes of kernel memory for TCP, in whole pages (host)
 * </ul>
 */
public final class SockstatProbe implements Probe {
    private final ProcReader reader;
    private final String pid;
    private final Seen<Auxv> auxv;

    /** Asks about the namespace of {@code pid}, a number or {@code self}. */
    public SockstatProbe(ProcReader reader, String pid) {
        this.reader = reader;
        this.pid = pid;
        this.auxv = Auxv.read(reader);
    }

    @Override
    public String name() {
        return "sockstat";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Sockstat> four = reader.text(pid + "/net/sockstat").map(Sockstat::new);
        Seen<Sockstat> six = reader.text(pid + "/net/sockstat6").map(Sockstat::new);
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("tcp_inuse", sum(count(four, "TCP", "inuse", Scope.NAMESPACE), six));
        readings.put("time_wait", count(four, "TCP", "tw", Scope.NAMESPACE));
        readings.put("tcp_orphan", count(four, "TCP", "orphan", Scope.HOST));
        readings.put("tcp_alloc", count(four, "TCP", "alloc", Scope.HOST));
        readings.put(
                "tcp_memory",
                four.reading(text -> auxv.reading(
                        sizes -> text.number("TCP", "mem", Quantity.bytes((double) sizes.pageBytes()), Scope.HOST))));
        return readings;
    }

    private static Reading count(Seen<Sockstat> text, String family, String name, Scope scope) {
        return text.reading(sockstat -> sockstat.number(family, name, Quantity.count(1), scope));
    }

    /** Both families. A kernel without IPv6 has no such sockets; but an ended process has no such file either. */
    private Reading sum(Reading four, Seen<Sockstat> six) {
        if (!(four instanceof Reading.Value v4)) {
            return four;
        }
        return six.match(
                text -> text.number("TCP6", "inuse", Quantity.count(1), Scope.NAMESPACE)
                        .match(
                                v6 -> new Reading.Value(
                                        Quantity.count(v4.quantity().amount()
                                                + v6.quantity().amount()),
                                        Scope.NAMESPACE),
                                torn -> new Reading.Failed(torn.reason()),
                                failed -> failed),
                noIpv6 -> reader.size(pid + "/net/sockstat").reading(stillThere -> v4),
                Reading.Failed::new);
    }
}
