package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.finding.exhaustion.Exhausted;
import dev.plimsoll.probe.finding.exhaustion.Timeline;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a limit that was hit is this run's business. A counter of a namespace or of the machine may be moved by anybody;
 * it weighs only where something failed in the run as well.
 */
final class Suffering {
    private Suffering() {}

    /** Whether the limit is that of a process, or anything failed in the run. */
    static boolean followed(Exhausted found, List<Timeline> timelines) {
        boolean isOfProcess = switch (found.limit().scope()) {
            case PROCESS, USER, CGROUP -> true;
            case NAMESPACE, HOST -> false;
        };
        return isOfProcess || timelines.stream().anyMatch(Suffering::anyFailure);
    }

    private static boolean anyFailure(Timeline timeline) {
        return timeline.values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(Timeline.FAILURES))
                .anyMatch(entry -> Arrays.stream(entry.getValue()).anyMatch(count -> count > 0));
    }
}
