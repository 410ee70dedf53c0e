package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.Leak;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.Verdict.Connections;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.Deliveries;
import dev.plimsoll.soak.verdict.Verdict.Distribution;
import dev.plimsoll.soak.verdict.Verdict.Generator;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import dev.plimsoll.soak.verdict.Verdict.Messages;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.MergedLatency;
import dev.plimsoll.soak.verdict.history.PhaseRun;
import dev.plimsoll.soak.verdict.history.Readings;
import dev.plimsoll.soak.verdict.history.Saturation;
import dev.plimsoll.soak.verdict.history.Totals;
import dev.plimsoll.soak.verdict.resource.FoundLeak;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a verdict that are reported and not judged.
 *
 * @param history where they stand
 */
record Sections(History history) {
    private static final List<String> LATENCIES = List.of("connect", "establish", "message", "message_service");
    private static final String HEARTBEAT = "heartbeat";

    Connections connections() {
        List<Sample> load = history.load();
        Totals totals = Totals.of(load);
        double connecting = seconds(load, counts -> counts.connections().attempted() > 0);
        return new Connections(
                totals.connections().attempted(),
                totals.connections().established(),
                totals.peak(),
                perSecond(totals.connections().established(), connecting),
                byLabel(totals.failed()),
                byLabel(totals.lost()),
                totals.connections().cycles());
    }

    Messages messages() {
        List<Sample> load = history.load();
        LoadSample.Messages messages = Totals.of(load).messages();
        double sending = seconds(load, counts -> counts.messages().sent() > 0);
        return new Messages(
                messages.sent(),
                messages.answered(),
                messages.late(),
                messages.corrupted(),
                messages.lost(),
                messages.skipped(),
                messages.duplicated(),
                perSecond(messages.sent(), sending),
                new Deliveries(0, 0, 0, 0));
    }

    Map<String, Distribution> latency() {
        List<PhaseRun> phases = history.judgedPhases();
        Map<String, Distribution> latency = new LinkedHashMap<>();
        LATENCIES.forEach(metric -> latency.put(metric, distribution(history.latency(metric, phases))));
        MergedLatency heartbeat = history.latency(HEARTBEAT, phases);
        if (heartbeat.count() > 0) {
            latency.put(HEARTBEAT, distribution(heartbeat));
        }
        return latency;
    }

    private static Distribution distribution(MergedLatency latency) {
        if (latency.count() == 0) {
            return new Distribution(0, null, null, null, null, null, null, null, null);
        }
        return new Distribution(
                latency.count(),
                latency.min(),
                latency.mean(),
                latency.quantile(0.5),
                latency.quantile(0.9),
                latency.quantile(0.95),
                latency.quantile(0.99),
                latency.quantile(0.999),
                latency.max());
    }

    /** CPU is the mean, and the lag the worst interval's 99th percentile, over all phases but warm-up. */
    Generator generator(Saturation saturation) {
        List<Sample> samples = history.samples(History.GENERATOR, history.judgedPhases());
        MergedLatency lag = history.latency("lag", history.judgedPhases());
        OptionalDouble cpu = Arrays.stream(Readings.present(samples, "cpu")).average();
        return new Generator(orNull(cpu), lag.count() == 0 ? null : lag.quantile(0.99), saturation.isSaturated(), 1, 1);
    }

    /** With the budget and the verdict of the first threshold on it, where there is one. */
    CostResult cost(Cost cost, List<ThresholdResult> results) {
        String metric = "%s.%s.per_connection".formatted(cost.subject(), cost.resource());
        Optional<ThresholdResult> result = results.stream()
                .filter(threshold -> threshold.metric().equals(metric))
                .findFirst();
        Optional<Threshold> asked = history.plan().map(Plan::thresholds).orElse(List.of()).stream()
                .filter(threshold -> threshold.metric().equals(metric))
                .findFirst();
        return new CostResult(
                cost.subject(),
                cost.resource(),
                orNull(cost.perConnection()),
                orNull(cost.low()),
                orNull(cost.high()),
                unit(cost.resource(), cost.unit().label()),
                asked.map(Threshold::bound).orElse(null),
                result.map(ThresholdResult::verdict).orElse(null),
                cost.evidence());
    }

    LeakResult leak(FoundLeak found) {
        Leak leak = found.leak();
        return new LeakResult(
                leak.subject(),
                leak.resource(),
                leak.outcome().label(),
                orNull(leak.perCycle()),
                orNull(leak.low()),
                orNull(leak.high()),
                orNull(leak.smallestDetectable()),
                unit(leak.resource(), leak.unit().label()),
                found.limit().orElse(null),
                orNull(found.exhaustedInSeconds()),
                leak.evidence());
    }

    /** What is counted, where anything is. */
    private static String unit(String resource, String unit) {
        return switch (resource) {
            case "fd" -> "fds";
            case "socket" -> "sockets";
            case "thread" -> "threads";
            case "close_wait" -> "sockets";
            default -> unit;
        };
    }

    private static Map<String, Long> byLabel(Map<FailureKind, Long> counts) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        counts.forEach((kind, count) -> labelled.put(kind.label(), count));
        return labelled;
    }

    private static double seconds(List<Sample> load, Predicate<LoadSample> counting) {
        return load.stream()
                .filter(sample -> sample.load().filter(counting).isPresent())
                .mapToDouble(Sample::length)
                .sum();
    }

    private static double perSecond(long count, double seconds) {
        return seconds > 0 ? count / seconds : 0;
    }

    private static @Nullable Double orNull(double amount) {
        return Double.isFinite(amount) ? amount : null;
    }

    private static @Nullable Double orNull(OptionalDouble amount) {
        return amount.isPresent() ? orNull(amount.getAsDouble()) : null;
    }
}
