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
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The accept queue of the fullest TCP listener of a process.
 *
 * <ul>
 *   <li>{@code accept_queue}: connections that are established and not yet accepted
 *   <li>{@code accept_queue_limit}: the backlog in force, min(somaxconn, what {@code listen} asked for); the queue takes one
 *       more than that
 * </ul>
 *
 * The fullest is the one with the largest share taken, and among equals the one with the smallest limit. Where the
 * descriptors of the process cannot be listed, it is the fullest of the whole namespace, and the scope says so. Absent where
 * nothing listens.
 *
 * <p>Which listeners are the process's is looked up when one is seen that was not there before, and at most every ten
 * seconds, for listing descriptors takes time with their number; until then a new listener is nobody's. A listener that is
 * given to another process later stays with the first.
 */
public final class ListenQueueProbe implements Probe {
    private final SocketDiag diag;
    private final SocketQuery query = SocketQuery.in(EnumSet.of(SocketState.LISTEN));
    private final Listeners listeners;
    private final SocketRows rows;
    private Map<String, Reading> last = Map.of();
    private long lastQueued;
    private long lastLimit;

    ListenQueueProbe(SocketDiag diag, Listeners listeners) {
        this.diag = diag;
        this.listeners = listeners;
        this.rows = new SocketRows(listeners);
    }

    static Set<String> names() {
        return Set.of("accept_queue", "accept_queue_limit");
    }

    @Override
    public String name() {
        return "listen";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Exchange.State> answer = diag.each(query, rows);
        if (answer instanceof Seen.Found && listeners.areToBeSorted()) {
            listeners.sort();
            last = Map.of();
            answer = diag.each(query, rows);
        }
        if (!(answer instanceof Seen.Found)) {
            last = Map.of();
            return both(answer.reading(never -> new Reading.Failed("no answer")));
        }
        return listeners
                .ownership()
                .match(
                        own -> of(listeners.ofProcess(), Scope.PROCESS, "the process listens on no TCP port"),
                        gone -> both(new Reading.Absent(gone)),
                        unreadable ->
                                of(listeners.ofNamespace(), Scope.NAMESPACE, "nothing listens on a TCP port here"));
    }

    private Map<String, Reading> of(Fullest fullest, Scope scope, String whyNone) {
        if (!fullest.any()) {
            last = Map.of();
            return both(new Reading.Absent(whyNone));
        }
        // an idle gateway's queue is the same every second: the same map says so
        if (last.isEmpty() || fullest.queued() != lastQueued || fullest.limit() != lastLimit) {
            lastQueued = fullest.queued();
            lastLimit = fullest.limit();
            last = readings(
                    new Reading.Value(Quantity.count((double) lastQueued), scope),
                    new Reading.Value(Quantity.count((double) lastLimit), scope));
        }
        return last;
    }

    private static Map<String, Reading> both(Reading reading) {
        return readings(reading, reading);
    }

    private static Map<String, Reading> readings(Reading queue, Reading limit) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("accept_queue", queue);
        readings.put("accept_queue_limit", limit);
        return Collections.unmodifiableMap(readings);
    }
}
