package dev.plimsoll.soak.verdict.threshold;

import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.history.Totals;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One counter.
 *
 * @param count what it adds up
 * @param opportunities what has to have happened at all for a 0 to mean something
 * @param without what to say where it has not
 */
record CounterObserver(ToLongFunction<Totals> count, ToLongFunction<Totals> opportunities, String without) {
    private static final String NONE_DUE = "no message was due";
    private static final String NONE_SENT = "no message was sent";

    private static final Map<String, CounterObserver> BY_METRIC = Map.ofEntries(
            Map.entry(
                    "connections_established",
                    new CounterObserver(totals -> totals.connections().established(), Totals::intervals, "no sample")),
            Map.entry(
                    "connection_errors",
                    new CounterObserver(
                            Totals::failures,
                            totals -> totals.connections().attempted(),
                            "no connection was attempted")),
            Map.entry(
                    "connections_lost",
                    new CounterObserver(
                            Totals::losses,
                            totals ->
                                    Math.max(totals.peak(), totals.connections().established()),
                            "no connection was open")),
            Map.entry("messages_sent", new CounterObserver(CounterObserver::sent, CounterObserver::due, NONE_DUE)),
            Map.entry(
                    "messages_received",
                    new CounterObserver(totals -> totals.messages().answered(), CounterObserver::due, NONE_DUE)),
            Map.entry(
                    "messages_late",
                    new CounterObserver(totals -> totals.messages().late(), CounterObserver::sent, NONE_SENT)),
            Map.entry(
                    "messages_corrupted",
                    new CounterObserver(totals -> totals.messages().corrupted(), CounterObserver::sent, NONE_SENT)),
            Map.entry(
                    "messages_lost",
                    new CounterObserver(totals -> totals.messages().lost(), CounterObserver::sent, NONE_SENT)),
            Map.entry(
                    "messages_skipped",
                    new CounterObserver(totals -> totals.messages().skipped(), CounterObserver::due, NONE_DUE)),
            Map.entry(
                    "messages_duplicated",
                    new CounterObserver(totals -> totals.messages().duplicated(), CounterObserver::sent, NONE_SENT)),
            Map.entry(
                    "heartbeats_missed",
                    new CounterObserver(
                            totals -> totals.heartbeats().missed(),
                            totals -> totals.heartbeats().sent(),
                            "no heartbeat was sent")));

    static Observation observe(Threshold threshold, Totals totals) {
        CounterObserver counter = BY_METRIC.get(threshold.metric());
        return counter == null
                ? new Observation.Nothing("there is no source for " + threshold.metric())
                : counter.seenIn(threshold, totals);
    }

    private Observation seenIn(Threshold threshold, Totals totals) {
        long counted = count.applyAsLong(totals);
        long samples = Math.max(counted, opportunities.applyAsLong(totals));
        if (totals.intervals() == 0) {
            return new Observation.Nothing("no sample");
        }
        if (samples <= 0) {
            return new Observation.Nothing(without);
        }
        if (threshold.aggregate() != Threshold.Aggregate.RATE) {
            return Observation.Figure.exact((double) counted, samples);
        }
        return totals.seconds() > 0
                ? Observation.Figure.exact(counted / totals.seconds(), samples)
                : new Observation.Nothing("no time passed");
    }

    private static long due(Totals totals) {
        return totals.messages().scheduled();
    }

    private static long sent(Totals totals) {
        return totals.messages().sent();
    }
}
