package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Phase.Churn;
import dev.plimsoll.soak.scenario.Phase.Drain;
import java.util.List;

/** How many connections a run closes within any stretch of a given length: each leaves an entry behind for a while. */
final class Closes {
    private final List<PlannedPhase> closing;

    Closes(List<PlannedPhase> phases) {
        this.closing = phases.stream()
                .filter(planned -> planned.phase() instanceof Churn || planned.phase() instanceof Drain)
                .toList();
    }

    /** The most that are closed within {@code seconds} seconds. */
    double mostWithin(double seconds) {
        double most = 0;
        for (PlannedPhase last : closing) {
            double from = last.end() - seconds;
            double sum = 0;
            for (PlannedPhase phase : closing) {
                double overlap = Math.min(phase.end(), last.end()) - Math.max(phase.start(), from);
                sum += Math.max(0, overlap) * closesPerSecond(phase);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    private static double closesPerSecond(PlannedPhase planned) {
        double seconds = planned.end() - planned.start();
        return planned.phase() instanceof Churn churn ? churn.cycles() / seconds : planned.perSecond();
    }
}
