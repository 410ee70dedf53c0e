package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.netlink.message.Exchange;
import dev.plimsoll.probe.netlink.message.SocketQuery;
import dev.plimsoll.probe.netlink.message.SocketRow;
import dev.plimsoll.probe.netlink.message.SocketRows;
import dev.plimsoll.probe.netlink.message.SocketState;
import dev.plimsoll.probe.netlink.message.SocketVisitor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many TCP sockets of the namespace are in states that pass, when all is well: {@code tcp_close_wait}, {@code
 * tcp_syn_recv}, {@code tcp_fin_wait2}, each a count. FIN_WAIT2 includes those that no process has any more. The kernel's
 * table is walked once, so a socket that changes its state meanwhile may be missed or seen twice.
 *
 * <p>TIME_WAIT is not among them, for there may be a hundred thousand of those in a healthy namespace, each of them a row:
 * {@link SocketDetailProbe} counts them.
 */
public final class StateProbe implements Probe {
    private static final Map<SocketState, String> RESOURCES = resources();

    private final SocketDiag diag;
    private final SocketQuery query = SocketQuery.in(RESOURCES.keySet());
    private final Counting counting = new Counting();
    private final SocketRows rows = new SocketRows(counting);

    StateProbe(SocketDiag diag) {
        this.diag = diag;
    }

    static Set<String> names() {
        return Set.copyOf(RESOURCES.values());
    }

    @Override
    public String name() {
        return "tcp_state";
    }

    @Override
    public Tier tier() {
        return Tier.SLOW;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Exchange.State> answer = diag.each(query, rows);
        Map<String, Reading> readings = new LinkedHashMap<>();
        RESOURCES.forEach((state, resource) -> readings.put(
                resource, answer.reading(done -> new Reading.Value(counting.count(state), Scope.NAMESPACE))));
        return readings;
    }

    private static Map<SocketState, String> resources() {
        Map<SocketState, String> names = new LinkedHashMap<>();
        names.put(SocketState.CLOSE_WAIT, "tcp_close_wait");
        names.put(SocketState.SYN_RECV, "tcp_syn_recv");
        names.put(SocketState.FIN_WAIT2, "tcp_fin_wait2");
        return names;
    }

    /** Counts by state number. */
    private static final class Counting implements SocketVisitor {
        private final int[] counts = new int[256];

        @Override
        public void begin() {
            Arrays.fill(counts, 0);
        }

        @Override
        public void socket(SocketRow row) {
            counts[row.stateNumber()]++;
        }

        Quantity count(SocketState state) {
            return Quantity.count(counts[state.number()]);
        }
    }
}
