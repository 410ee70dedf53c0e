package dev.plimsoll.soak.verdict.threshold;

import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.Leak;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.history.PhaseRun;
import dev.plimsoll.soak.verdict.history.Readings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks up readings of subjects, and what was found from them.
 *
 * @param observer whose history and findings to look in
 */
record SeriesObserver(Observer observer) {
    Observation observe(Threshold threshold, List<PhaseRun> phases) {
        SeriesName name = SeriesName.of(threshold.metric());
        return switch (name.derived()) {
            case NOTHING -> readings(name, threshold, phases);
            case PER_CONNECTION -> perConnection(name);
            case PER_CYCLE -> perCycle(name);
        };
    }

    private Observation readings(SeriesName name, Threshold threshold, List<PhaseRun> phases) {
        List<Sample> samples = observer.history().samples(name.subject(), phases);
        double[] values = Readings.present(samples, name.resource());
        if (values.length == 0) {
            String because = Readings.reasonForNone(samples, name.resource())
                    .map(reason -> ": " + reason)
                    .orElse("");
            return new Observation.Nothing(
                    "%s.%s was never read%s".formatted(name.subject(), name.resource(), because));
        }
        Arrays.sort(values);
        double observed = switch (threshold.aggregate()) {
            case AVG, VALUE, RATE -> Arrays.stream(values).average().orElse(Double.NaN);
            case MIN -> values[0];
            case MED -> quantile(values, 0.5);
            case MAX -> values[values.length - 1];
            case QUANTILE -> quantile(values, threshold.quantile());
            case COUNT -> values.length;
        };
        return Observation.Figure.exact(observed, values.length);
    }

    private Observation perConnection(SeriesName name) {
        Optional<Cost> cost = observer.costs().stream()
                .filter(c -> c.subject().equals(name.subject()) && c.resource().equals(name.resource()))
                .findFirst();
        if (cost.isEmpty()) {
            return new Observation.Nothing("%s.%s was never read".formatted(name.subject(), name.resource()));
        }
        Cost found = cost.get();
        return found.isKnown()
                ? new Observation.Figure(found.perConnection(), found.low(), found.high(), 1)
                : new Observation.Nothing(found.evidence());
    }

    private Observation perCycle(SeriesName name) {
        Optional<Leak> leak = observer.leaks().stream()
                .filter(l -> l.subject().equals(name.subject()) && l.resource().equals(name.resource()))
                .findFirst();
        if (leak.isEmpty()) {
            return new Observation.Nothing(
                    "%s.%s was not read at quiet points".formatted(name.subject(), name.resource()));
        }
        Leak found = leak.get();
        return Double.isFinite(found.perCycle())
                ? new Observation.Figure(found.perCycle(), found.low(), found.high(), 1)
                : new Observation.Nothing(found.evidence());
    }

    /** The nearest rank. */
    private static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
    }
}
