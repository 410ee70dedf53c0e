package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.report.Figures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look in one line: a few levels, and every counter that moved since the look before. For one subject. */
final class WatchLine {
    private static final List<String> LEVELS =
            List.of("rss", "fd", "thread", "cpu", "tcp_inuse", "time_wait", "memory_available", "accept_queue");

    /** Counters whose names have no dot, as those of protocols have. */
    private static final Set<String> COUNTERS =
            Set.of("cgroup_oom_kill", "cgroup_memory_hit", "cgroup_task_hit", "cgroup_throttled", "gc");

    private final Map<String, Double> before = new HashMap<>();

    /** The next line. */
    String next(String subject, Map<String, Reading> readings) {
        StringBuilder line = new StringBuilder(subject);
        for (String level : LEVELS) {
            Reading reading = readings.get(level);
            if (reading instanceof Reading.Value) {
                line.append("  ").append(level).append(' ').append(ProbeText.amount(reading));
            }
        }
        readings.forEach((resource, reading) -> {
            double now = reading.amountOrNaN();
            Double last = before.get(resource);
            if (isCounter(resource) && last != null && now > last) {
                line.append("  ").append(resource).append(" +").append(Figures.count(now - last));
            }
            before.put(resource, now);
        });
        return line.toString();
    }

    private static boolean isCounter(String resource) {
        return resource.contains(".") || COUNTERS.contains(resource);
    }
}
