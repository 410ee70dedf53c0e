package dev.plimsoll.soak.verdict.threshold;

import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.Leak;
import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.MergedLatency;
import dev.plimsoll.soak.verdict.history.PhaseRun;
import dev.plimsoll.soak.verdict.history.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up what a threshold is about.
 *
 * @param history where to look
 * @param costs what one connection costs, for {@code SUBJECT.RESOURCE.per_connection}
 * @param leaks what one cycle leaves behind, for {@code SUBJECT.RESOURCE.per_cycle}
 */
public record Observer(History history, List<Cost> costs, List<Leak> leaks) {
    private static final Map<String, String> LATENCY_OF = Map.of(
            "connection_duration", "establish",
            "connect_duration", "connect",
            "message_latency", "message",
            "message_service", "message_service",
            "heartbeat_latency", "heartbeat");

    /** Copies the findings. */
    public Observer {
        costs = List.copyOf(costs);
        leaks = List.copyOf(leaks);
    }

    /** What was seen of the thing this threshold is about. */
    public Observation observe(Threshold threshold) {
        List<PhaseRun> phases = history.phases(threshold.phase());
        if (phases.isEmpty() && SeriesName.of(threshold.metric()).isMeasured()) {
            return new Observation.Nothing(
                    threshold.phase().map(tag -> "there was no phase " + tag).orElse("there was no phase but warm-up"));
        }
        return observe(threshold, phases);
    }

    /** The phases that this threshold's figure comes from: those in which there was anything to count or to time. */
    public List<PhaseRun> sources(Threshold threshold) {
        return history.phases(threshold.phase()).stream()
                .filter(phase ->
                        observe(threshold, List.of(phase)) instanceof Observation.Figure figure && figure.samples() > 0)
                .toList();
    }

    private Observation observe(Threshold threshold, List<PhaseRun> phases) {
        Optional<Metric> metric = Metrics.named(threshold.metric());
        if (metric.isEmpty() || metric.get().kind() == Metric.Kind.GAUGE) {
            return new SeriesObserver(this).observe(threshold, phases);
        }
        return switch (metric.get().kind()) {
            case TREND -> trend(threshold, phases);
            case RATE -> success(phases);
            case COUNTER -> CounterObserver.observe(threshold, Totals.of(history.load(phases)));
            case GAUGE -> throw new IllegalStateException(threshold.metric() + " is a series");
        };
    }

    private Observation trend(Threshold threshold, List<PhaseRun> phases) {
        String source = LATENCY_OF.get(threshold.metric());
        if (source == null) {
            return new Observation.Nothing("there is no source for " + threshold.metric());
        }
        MergedLatency latency = history.latency(source, phases);
        if (latency.count() == 0) {
            return new Observation.Nothing("no sample");
        }
        double observed = switch (threshold.aggregate()) {
            case AVG, VALUE -> latency.mean();
            case MIN -> latency.min();
            case MED -> latency.quantile(0.5);
            case MAX -> latency.max();
            case QUANTILE -> latency.quantile(threshold.quantile());
            case RATE, COUNT -> latency.count();
        };
        return Observation.Figure.exact(observed, latency.count());
    }

    /** In a run that was cut short, connects still under way are neither. */
    private Observation success(List<PhaseRun> phases) {
        Totals totals = Totals.of(history.load(phases));
        long established = totals.connections().established();
        long decided = established + totals.failures();
        long of = history.isWhole() ? Math.max(totals.connections().attempted(), decided) : decided;
        if (of == 0) {
            return new Observation.Nothing("no connection was attempted");
        }
        return Observation.Figure.exact((double) established / of, of);
    }
}
