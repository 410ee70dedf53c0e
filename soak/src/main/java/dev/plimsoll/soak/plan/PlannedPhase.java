package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Phase;
import java.util.Objects;

/**
 * A phase with its place in time and its numbers.
 *
 * @param phase what is done
 * @param start seconds since the run begins
 * @param end seconds since the run begins; a churn may end later, when the gateway is slow to drain
 * @param openBefore connections open when it begins
 * @param openAfter connections open when it ends
 * @param mostOpen the most connections open at once within it
 * @param perSecond connects (ramp, churn), closes (drain) or messages (traffic) per second; 0 for a hold
 */
public record PlannedPhase(
        Phase phase, double start, double end, int openBefore, int openAfter, int mostOpen, double perSecond) {
    /** Checks that the phase is there. */
    public PlannedPhase {
        Objects.requireNonNull(phase);
    }
}
