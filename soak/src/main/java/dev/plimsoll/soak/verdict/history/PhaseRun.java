package dev.plimsoll.soak.verdict.history;

import java.util.Objects;

/**
 * A phase as it was run.
 *
 * @param name unique within the run
 * @param kind {@code ramp hold churn traffic drain}; empty where neither the events nor a plan say
 * @param warmup whether thresholds leave it out
 * @param start seconds since the run began
 * @param end seconds since the run began; where no event says, when the next one began or the recording ends
 */
public record PhaseRun(String name, String kind, boolean warmup, double start, double end) {
    /** Checks that the words are there. */
    public PhaseRun {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }

    /** How long it was, in seconds; 0 or more. */
    public double length() {
        return Math.max(0, end - start);
    }
}
