package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.RecordingReader;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.Judge;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Judges a run while it is on, for the thresholds that end it when they break. Looks at what is on disk, as a later
 * judge would, and never spends more than a fiftieth of its time on it.
 */
final class AbortWatch {
    private static final long LEAST_GAP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_SHARE = 50;

    private final Plan plan;
    private final Path folder;
    private final RunClock clock;
    private final List<Threshold> aborting;
    private long nextNanos;

    AbortWatch(Plan plan, Path folder, RunClock clock) {
        this.plan = plan;
        this.folder = folder;
        this.clock = clock;
        this.aborting = plan.thresholds().stream()
                .filter(threshold -> threshold.abortAfter().isPresent())
                .toList();
        this.nextNanos = clock.nanos() + LEAST_GAP_NANOS;
    }

    /** The threshold that has broken and ends the run, in words. */
    Optional<String> broken() throws IOException {
        long begun = clock.nanos();
        if (aborting.isEmpty() || begun - nextNanos < 0) {
            return Optional.empty();
        }
        Verdict verdict = Judge.judge(Optional.of(plan), RecordingReader.read(folder), plan.run());
        Optional<String> broken = aborting.stream()
                .filter(threshold ->
                        clock.seconds() >= threshold.abortAfter().orElseThrow().toMillis() / 1e3)
                .filter(threshold -> verdict.thresholds().stream().anyMatch(result -> isBroken(threshold, result)))
                .map(threshold -> threshold.written() + " does not hold any more")
                .findFirst();
        nextNanos = clock.nanos() + Math.max(LEAST_GAP_NANOS, MOST_SHARE * (clock.nanos() - begun));
        return broken;
    }

    private static boolean isBroken(Threshold threshold, ThresholdResult result) {
        return result.verdict() == Outcome.FAIL
                && result.metric().equals(threshold.metric())
                && result.expression().equals(threshold.text());
    }
}
