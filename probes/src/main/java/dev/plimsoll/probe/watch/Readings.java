package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a subject used at one moment.
 *
 * @param readings by resource name, in a stable order
 * @param costNanos how long the asking took, all probes together
 * @param probeNanos how long each probe took, by its name; of several processes the sum
 */
public record Readings(Map<String, Reading> readings, long costNanos, Map<String, Long> probeNanos) {
    /** Copies, keeping the order. */
    public Readings {
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
        probeNanos = Collections.unmodifiableMap(new LinkedHashMap<>(probeNanos));
    }

    /** Readings of which it is not known what each probe took. */
    public Readings(Map<String, Reading> readings, long costNanos) {
        this(readings, costNanos, Map.of());
    }

    /** The reading of one resource; absent where it was not asked for. */
    public Reading get(String resource) {
        return readings.getOrDefault(resource, new Reading.Absent(resource + " was not asked for"));
    }
}
