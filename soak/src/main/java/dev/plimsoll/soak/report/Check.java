package dev.plimsoll.soak.report;

import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing a run was judged by, for tools that count such things. The checks of a run that passed all pass: what could
 * not be told there was not asked for.
 *
 * @param group {@code run threshold leak cost limit}
 * @param name unique within its group
 * @param outcome pass, fail or inconclusive
 * @param message one line: what was seen
 */
public record Check(String group, String name, Outcome outcome, String message) {
    /** Reasons that are told by a check of their own. */
    private static final Set<String> CHECKED_ELSEWHERE = Set.of("threshold", "leak", "cost", "limit");

    /** Reasons that say that it cannot be told. */
    private static final Set<String> UNDECIDING = Set.of("generator-saturated", "missing-data", "interrupted");

    /** All checks of a run: whether it came to its end, then in the order of the verdict. */
    public static List<Check> of(Recording recording, Verdict verdict) {
        List<Check> checks = new ArrayList<>();
        checks.add(completed(recording, verdict));
        verdict.reasons().stream()
                .filter(reason -> !CHECKED_ELSEWHERE.contains(reason.code()))
                .map(reason -> new Check(
                        "run",
                        reason.code() + " " + reason.subject(),
                        UNDECIDING.contains(reason.code()) ? Outcome.INCONCLUSIVE : Outcome.FAIL,
                        reason.message()))
                .forEach(checks::add);
        verdict.thresholds().forEach(threshold -> checks.add(threshold(threshold)));
        verdict.leaks().forEach(leak -> checks.add(leak(leak)));
        verdict.cost().forEach(cost -> cost(cost, checks));
        verdict.limits().forEach(limit -> checks.add(limit(limit)));
        return verdict.verdict() == Outcome.PASS
                ? checks.stream().map(Check::passed).toList()
                : List.copyOf(checks);
    }

    /** How a threshold is named wherever it is listed. */
    public static String name(Verdict.ThresholdResult threshold) {
        return Threshold.written(threshold.metric(), Optional.ofNullable(threshold.phase()), threshold.expression());
    }

    /** What a threshold saw, in words. */
    public static String seen(Verdict.ThresholdResult threshold) {
        String seen = threshold.observed() == null
                ? "nothing to compare"
                : Figures.inUnit(threshold.observed(), MetricUnit.of(threshold));
        return threshold.reason() == null ? seen : seen + ": " + threshold.reason();
    }

    private Check passed() {
        return new Check(group, name, Outcome.PASS, message);
    }

    private static Check completed(Recording recording, Verdict verdict) {
        boolean ended = recording.events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.RUN_END && !"false".equals(event.detail("completed")));
        return ended
                ? new Check("run", "run completed", Outcome.PASS, Sentences.numbers(verdict))
                : new Check("run", "run completed", Outcome.INCONCLUSIVE, "the run did not come to its end");
    }

    private static Check threshold(Verdict.ThresholdResult threshold) {
        return new Check("threshold", name(threshold), threshold.verdict(), "seen: " + seen(threshold));
    }

    private static Check leak(Verdict.LeakResult leak) {
        Outcome outcome = switch (leak.verdict()) {
            case "leak" -> Outcome.FAIL;
            case "clean" -> Outcome.PASS;
            default -> Outcome.INCONCLUSIVE;
        };
        String message = outcome == Outcome.FAIL ? Sentences.leak(leak) : leak.verdict() + ": " + leak.evidence();
        return new Check("leak", leak.subject() + " " + leak.resource(), outcome, message);
    }

    private static void cost(Verdict.CostResult cost, List<Check> checks) {
        if (cost.verdict() != null) {
            String seen = cost.perConnection() == null ? cost.evidence() : Sentences.amount(cost) + " per connection";
            String budget = cost.budget() == null ? "" : ", budget " + Figures.inUnit(cost.budget(), cost.unit());
            checks.add(new Check("cost", cost.subject() + " " + cost.resource(), cost.verdict(), seen + budget));
        }
    }

    private static Check limit(Verdict.LimitResult limit) {
        String used = "used " + Figures.count(Sentences.orNaN(limit.used())) + " of "
                + Figures.count(Sentences.orNaN(limit.ceiling()));
        String message = limit.hitAtConnections() == null
                ? used
                : used + "; hit at " + Figures.count(limit.hitAtConnections()) + " connections";
        return new Check(
                "limit", limit.subject() + " " + limit.limit(), limit.hit() ? Outcome.FAIL : Outcome.PASS, message);
    }
}
