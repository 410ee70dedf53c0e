package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Phase.Churn;
import dev.plimsoll.soak.scenario.Phase.Drain;
import dev.plimsoll.soak.scenario.Phase.Ending;
import java.util.List;

/**
 * How many connections a run closes within any stretch of a given length: each leaves an entry behind for a while, but
 * for those that are reset (RFC 9293 §3.10.7.4: no TIME-WAIT).
 */
final class Closes {
    private final List<PlannedPhase> closing;

    Closes(List<PlannedPhase> phases) {
        this.closing = phases.stream()
                .filter(planned -> planned.phase() instanceof Drain
                        || (planned.phase() instanceof Churn churn && churn.ending() != Ending.RST))
                .toList();
    }

    /** The most that are closed within {@code seconds} seconds. */
    double mostWithin(double seconds) {
        double most = 0;
        for (PlannedPhase phase :
                closing) { // rates are constant within a phase: the worst stretch begins or ends with one
            most = Math.max(most, Math.max(within(phase.start(), seconds), within(phase.end() - seconds, seconds)));
        }
        return most;
    }

    private double within(double from, double seconds) {
        double sum = 0;
        for (PlannedPhase phase : closing) {
            double overlap = Math.min(phase.end(), from + seconds) - Math.max(phase.start(), from);
            sum += Math.max(0, overlap) * closesPerSecond(phase);
        }
        return sum;
    }

    private static double closesPerSecond(PlannedPhase planned) {
        double seconds = planned.end() - planned.start();
        return planned.phase() instanceof Churn churn ? churn.cycles() / seconds : planned.perSecond();
    }
}
