package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Threshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Whether the generator itself was the bottleneck, and when.
 *
 * @param phases the names of the phases in which it was
 * @param everywhere it ran out of descriptors or memory, which spoils all phases alike
 * @param sentences what was seen, with figures
 */
public record Saturation(Set<String> phases, boolean everywhere, List<String> sentences) {
    /*
     * A phase is spoilt when over more than 5 % of its time the schedule was late by more than the tolerance, or an event
     * loop was over 90 % busy. The schedule's ticks come at even times and one that a stall swallowed counts with the lag it
     * would have had, so a share of ticks is a share of time; whole intervals would not do, since a phase of three seconds
     * has three, and any desktop stops a process for a tenth of a second now and then. The tolerance is 10 % of the tightest
     * latency that is asked for, at least 10 ms; a run that asks for none still has deadlines (to connect, to answer), and
     * those are what a late schedule would break.
     */
    private static final String LAG = "lag";
    private static final double SPOILT_SHARE = 0.05;
    private static final double BUSY = 0.90;
    private static final double TOLERATED_SHARE = 0.10;
    private static final double LEAST_TOLERANCE_SECONDS = 0.010;

    /** Copies both. */
    public Saturation {
        phases = Set.copyOf(phases);
        sentences = List.copyOf(sentences);
    }

    /** Looks at all phases but warm-up. */
    public static Saturation of(History history) {
        double tolerance = toleranceSeconds(history.plan());
        Set<String> spoilt = new HashSet<>();
        List<String> sentences = new ArrayList<>();
        for (PhaseRun phase : history.judgedPhases()) {
            List<Sample> intervals = history.load(List.of(phase));
            MergedLatency lag = history.latency(LAG, List.of(phase));
            double lagging = lag.shareAbove(tolerance);
            double busy = share(intervals, LoadSample.Meter::busiest, BUSY);
            if (lagging > SPOILT_SHARE) {
                spoilt.add(phase.name());
                sentences.add("the generator's schedule was late by more than %s for %s of the phase %s (at worst %s)"
                        .formatted(
                                Figures.seconds(tolerance),
                                percent(lagging),
                                phase.name(),
                                Figures.seconds(lag.max())));
            }
            if (busy > SPOILT_SHARE) {
                spoilt.add(phase.name());
                sentences.add("an event loop of the generator was more than 90 %% busy in %s of the phase %s (up to %s)"
                        .formatted(percent(busy), phase.name(), percent(most(intervals, LoadSample.Meter::busiest))));
            }
        }
        List<String> exhausted = exhausted(history);
        sentences.addAll(exhausted);
        return new Saturation(spoilt, !exhausted.isEmpty(), sentences);
    }

    /** Whether anything was spoilt. */
    public boolean isSaturated() {
        return everywhere || !phases.isEmpty();
    }

    /** Whether what was measured in these phases may be the generator's own doing. */
    public boolean spoils(Collection<PhaseRun> measuredIn) {
        return everywhere || measuredIn.stream().anyMatch(phase -> phases.contains(phase.name()));
    }

    private static double toleranceSeconds(Optional<Plan> plan) {
        List<Threshold> thresholds = plan.map(Plan::thresholds).orElse(List.of());
        DoubleStream asked = thresholds.stream()
                .filter(threshold -> Metrics.named(threshold.metric())
                        .map(Metric::kind)
                        .filter(kind -> kind == Metric.Kind.TREND)
                        .isPresent())
                .filter(threshold -> threshold.comparison() == Threshold.Comparison.LESS
                        || threshold.comparison() == Threshold.Comparison.AT_MOST)
                .mapToDouble(Threshold::bound);
        double tightest = asked.min().orElseGet(() -> tightestDeadlineSeconds(plan));
        return Math.max(LEAST_TOLERANCE_SECONDS, TOLERATED_SHARE * tightest);
    }

    private static double tightestDeadlineSeconds(Optional<Plan> plan) {
        if (plan.isEmpty()) {
            return 0;
        }
        double deadline = plan.get().scenario().connecting().deadline().toNanos() / 1e9;
        for (Phase phase : plan.get().scenario().phases()) {
            if (phase instanceof Phase.Traffic traffic) {
                deadline = Math.min(deadline, traffic.answerWithin().toNanos() / 1e9);
            }
        }
        return deadline;
    }

    private static List<String> exhausted(History history) {
        List<String> sentences = new ArrayList<>();
        Totals totals = Totals.of(history.load());
        if (totals.of(FailureKind.LOCAL_FD_LIMIT) > 0) {
            sentences.add("the generator ran out of descriptors");
        } else if (history.events(Event.Kind.LIMIT_HIT).stream()
                .anyMatch(event -> event.detail("limit").equals("RLIMIT_NOFILE")
                        && Set.of("", History.GENERATOR).contains(event.detail("subject")))) {
            sentences.add("the generator was at its limit of descriptors");
        } else if (isAtDescriptorLimit(history)) {
            sentences.add("the generator held as many descriptors as it may");
        }
        if (totals.of(FailureKind.MEMORY) > 0) {
            sentences.add("the generator ran out of memory");
        }
        return sentences;
    }

    private static boolean isAtDescriptorLimit(History history) {
        return history.samples(History.GENERATOR).stream().anyMatch(sample -> {
            double ceiling = Readings.value(sample, "fd_limit");
            return ceiling > 0 && Readings.value(sample, "fd") >= ceiling;
        });
    }

    private static double share(List<Sample> intervals, ToDoubleFunction<LoadSample.Meter> figure, double bound) {
        double all = intervals.stream().mapToDouble(Sample::length).sum();
        double over = intervals.stream()
                .filter(interval -> interval.load()
                        .filter(load -> figure.applyAsDouble(load.meter()) > bound)
                        .isPresent())
                .mapToDouble(Sample::length)
                .sum();
        return all > 0 ? over / all : 0;
    }

    private static double most(List<Sample> intervals, ToDoubleFunction<LoadSample.Meter> figure) {
        return intervals.stream()
                .flatMap(interval -> interval.load().stream())
                .mapToDouble(load -> figure.applyAsDouble(load.meter()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static String percent(double share) {
        return Figures.number(share * 100) + " %";
    }
}
