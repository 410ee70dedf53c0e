package dev.plimsoll.soak.verdict;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.Saturation;
import dev.plimsoll.soak.verdict.threshold.Observation;
import dev.plimsoll.soak.verdict.threshold.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds each threshold of a plan against what was observed. */
final class ThresholdJudge {
    private static final String MISSING = "missing-data";
    /** What a slow generator cannot bring about: other bytes, other replies. */
    private static final Set<String> BEYOND_SATURATION = Set.of("messages_corrupted", "messages_duplicated");

    private final History history;
    private final Observer observer;
    private final Saturation saturation;
    private final Grounds grounds;

    ThresholdJudge(Observer observer, Saturation saturation, Grounds grounds) {
        this.history = observer.history();
        this.observer = observer;
        this.saturation = saturation;
        this.grounds = grounds;
    }

    /** The results in the order of the plan, without those that are implied and about nothing this scenario does. */
    List<ThresholdResult> judge(Plan plan) {
        List<ThresholdResult> results = new ArrayList<>();
        for (Threshold threshold : plan.thresholds()) {
            Observation observation = observer.observe(threshold);
            boolean isImplied = !plan.scenario().thresholds().contains(threshold);
            if (observation instanceof Observation.Nothing && isImplied && !isAboutWhatIsDone(threshold, plan)) {
                continue;
            }
            results.add(observation.match(
                    figure -> compared(threshold, figure), nothing -> nothing(threshold, nothing.reason())));
        }
        return List.copyOf(results);
    }

    /** A scenario without traffic loses no message; one that connects in its warm-up alone has no connects to count. */
    private static boolean isAboutWhatIsDone(Threshold threshold, Plan plan) {
        List<Phase> judged = plan.scenario().phases().stream()
                .filter(phase -> !phase.warmup())
                .toList();
        if (threshold.metric().startsWith("messages_")) {
            return judged.stream().anyMatch(phase -> phase instanceof Phase.Traffic);
        }
        if (threshold.metric().equals("connection_success")) {
            return judged.stream().anyMatch(phase -> phase instanceof Phase.Ramp || phase instanceof Phase.Churn);
        }
        return true;
    }

    private ThresholdResult compared(Threshold threshold, Observation.Figure figure) {
        if (isSpoilt(threshold)) {
            return result(threshold, figure, Outcome.INCONCLUSIVE, "the generator was saturated");
        }
        return switch (figure.standing(threshold)) {
            case HOLDS -> result(threshold, figure, Outcome.PASS, null);
            case OPEN -> open(threshold, figure, ThresholdWords.code(threshold), intervalCoversBound(figure));
            case BREAKS ->
                history.isWhole() || !mayStillHold(threshold, figure)
                        ? broken(threshold, figure)
                        : open(threshold, figure, MISSING, "the recording is not whole");
        };
    }

    private boolean isSpoilt(Threshold threshold) {
        Optional<Metric> metric = Metrics.named(threshold.metric());
        return metric.isPresent()
                && !BEYOND_SATURATION.contains(threshold.metric())
                && saturation.spoils(observer.sources(threshold));
    }

    /** Whether what is not recorded could have brought a count up to its bound. */
    private static boolean mayStillHold(Threshold threshold, Observation.Figure figure) {
        boolean isCount = threshold.aggregate() == Threshold.Aggregate.COUNT;
        return switch (threshold.comparison()) {
            case MORE, AT_LEAST -> isCount;
            case EQUAL -> isCount && figure.observed() < threshold.bound();
            case DIFFERENT -> isCount;
            case LESS, AT_MOST -> false;
        };
    }

    private static String intervalCoversBound(Observation.Figure figure) {
        return "its 95 %% interval from %s to %s covers the bound"
                .formatted(Figures.number(figure.low()), Figures.number(figure.high()));
    }

    private ThresholdResult broken(Threshold threshold, Observation.Figure figure) {
        String sentence = new ThresholdWords(history).broken(threshold, figure);
        grounds.fail(ThresholdWords.code(threshold), ThresholdWords.subject(threshold), sentence);
        return result(threshold, figure, Outcome.FAIL, sentence);
    }

    private ThresholdResult open(Threshold threshold, Observation.Figure figure, String code, String reason) {
        grounds.leaveOpen(code, ThresholdWords.subject(threshold), cannotBeTold(threshold, reason));
        return result(threshold, figure, Outcome.INCONCLUSIVE, reason);
    }

    private ThresholdResult nothing(Threshold threshold, String reason) {
        grounds.leaveOpen(MISSING, ThresholdWords.subject(threshold), cannotBeTold(threshold, reason));
        String phase = threshold.phase().orElse(null);
        return new ThresholdResult(threshold.metric(), threshold.text(), phase, null, 0, Outcome.INCONCLUSIVE, reason);
    }

    private static String cannotBeTold(Threshold threshold, String reason) {
        return "%s cannot be told: %s".formatted(threshold.written(), reason);
    }

    private static ThresholdResult result(
            Threshold threshold, Observation.Figure figure, Outcome outcome, @Nullable String reason) {
        return new ThresholdResult(
                threshold.metric(),
                threshold.text(),
                threshold.phase().orElse(null),
                figure.observed(),
                figure.samples(),
                outcome,
                reason);
    }
}
