package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.netlink.message.ConntrackCounts;
import dev.plimsoll.probe.netlink.message.Exchange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Connection tracking of the namespace, asked over ctnetlink: {@code conntrack.invalid}, {@code conntrack.insert_failed},
 * {@code conntrack.drop} and {@code conntrack.early_drop}, counts of events since the namespace was made, and {@code
 * conntrack}, connections tracked now. For namespaces without {@code /proc/PID/net/stat/nf_conntrack}. Needs {@code
 * CAP_NET_ADMIN} (nfnetlink_rcv in net/netfilter/nfnetlink.c); absent where the kernel has no ctnetlink.
 */
public final class ConntrackProbe implements Probe, AutoCloseable {
    private final NetlinkChannel channel;
    private final ConntrackCounts counts = new ConntrackCounts();

    ConntrackProbe(NetNamespace namespace) {
        this.channel = new NetlinkChannel(namespace, NetlinkSocket.NETFILTER);
    }

    static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("conntrack"));
        for (ConntrackCounts.Counter counter : ConntrackCounts.Counter.values()) {
            names.add(counter.resource());
        }
        return names;
    }

    @Override
    public String name() {
        return "ctnetlink";
    }

    @Override
    public Tier tier() {
        return Tier.SLOW;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Exchange.State> answer = channel.ask(this::attempt);
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (ConntrackCounts.Counter counter : ConntrackCounts.Counter.values()) {
            readings.put(
                    counter.resource(), answer.reading(done -> reading(counter.resource(), counts.count(counter))));
        }
        readings.put("conntrack", answer.reading(done -> reading("entries", counts.entries())));
        return readings;
    }

    @Override
    public void close() {
        channel.close();
    }

    private Exchange.State attempt(NetlinkSocket socket) {
        counts.begin();
        Exchange.State state = socket.ask(ConntrackCounts::putCpus, counts.cpus());
        return state == Exchange.State.DONE ? socket.ask(ConntrackCounts::putTotals, counts.totals()) : state;
    }

    private static Reading reading(String what, OptionalLong count) {
        return count.isPresent()
                ? new Reading.Value(Quantity.count((double) count.getAsLong()), Scope.NAMESPACE)
                : new Reading.Absent("ctnetlink says nothing of " + what);
    }
}
