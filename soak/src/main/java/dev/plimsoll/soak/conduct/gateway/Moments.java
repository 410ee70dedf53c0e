package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** When a fault that comes once is to come, where its order does not say: in mid-run, where it can be seen. */
final class Moments {
    private static final String STALL = "stall=";

    private Moments() {}

    /** The scenario's faults; a {@code stall} without a moment gets the middle of the traffic, or of the run. */
    static List<String> fill(Plan plan) {
        return plan.scenario().faults().stream()
                .map(fault -> fault.startsWith(STALL) && fault.indexOf('@') < 0 ? fault + "@" + middle(plan) : fault)
                .toList();
    }

    private static String middle(Plan plan) {
        double seconds = plan.phases().stream()
                .filter(planned ->
                        planned.phase() instanceof Traffic && !planned.phase().warmup())
                .max(Comparator.comparingDouble(planned -> planned.end() - planned.start()))
                .map((PlannedPhase traffic) -> (traffic.start() + traffic.end()) / 2)
                .orElse(plan.seconds() / 2);
        return String.format(Locale.ROOT, "%dms", Math.round(seconds * 1e3));
    }
}
