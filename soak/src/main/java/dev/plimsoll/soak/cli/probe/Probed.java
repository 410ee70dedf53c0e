package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.probe.watch.Readings;
import java.util.List;

/**
 * One look at one subject.
 *
 * @param subject what it is called
 * @param readings what was read, and what the probes took
 * @param limits how far each limit is away, the first to bind on top
 */
record Probed(String subject, Readings readings, List<Forecast> limits) {
    Probed {
        limits = List.copyOf(limits);
    }
}
