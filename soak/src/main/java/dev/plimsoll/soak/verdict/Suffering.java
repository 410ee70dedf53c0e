package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.finding.exhaustion.Exhausted;
import dev.plimsoll.probe.finding.exhaustion.Timeline;
import java.util.List;
import java.util.Set;

/**
 * Whether a limit that was hit is this run's business. A counter of a namespace or of the machine may be moved by anybody;
 * it weighs only where something failed in the run at that time as well.
 */
final class Suffering {
    private static final double BEFORE_SECONDS = 2;
    private static final double AFTER_SECONDS = 15; // a connect that is not answered fails at its deadline

    private Suffering() {}

    /** Whether the limit is a process's own, or the generator saw a failure about when it was hit. */
    static boolean showed(Exhausted found, List<Timeline> timelines) {
        boolean isShared = found.subject().equals(Timeline.HOST)
                || switch (found.limit().scope()) {
                    case PROCESS, USER, CGROUP -> false;
                    case NAMESPACE, HOST -> true;
                };
        double from = found.seconds() - BEFORE_SECONDS;
        double until = found.seconds() + AFTER_SECONDS;
        return !isShared
                || timelines.stream()
                        .filter(timeline -> timeline.subject().equals(Timeline.GENERATOR))
                        .anyMatch(load -> !load.failures(Set.of(), from, until).isEmpty());
    }
}
