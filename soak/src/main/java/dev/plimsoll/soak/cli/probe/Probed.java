package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.probe.watch.Readings;
import java.util.List;
import java.util.Set;

/**
 * One look at one subject.
 *
 * @param subject what it is called
 * @param readings what was read, and what the probes took
 * @param told for which resources a connection's cost was measured or typed; elsewhere the catalogue's assumption counts
 * @param limits how far each limit is away, the first to bind on top
 */
record Probed(String subject, Readings readings, Set<String> told, List<Forecast> limits) {
    Probed {
        told = Set.copyOf(told);
        limits = List.copyOf(limits);
    }
}
