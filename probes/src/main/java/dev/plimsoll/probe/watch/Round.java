package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One round of asking probes, with what each of them took. For one thread, and for once. */
final class Round {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoClock;
    private final long began;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, Long> probeNanos = new LinkedHashMap<>();

    Round(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.began = nanoClock.getAsLong();
    }

    /** When it began. */
    long began() {
        return began;
    }

    /** What was read so far; may be added to. */
    Map<String, Reading> readings() {
        return readings;
    }

    /** Asks those of this tier and those cheaper. */
    void ask(List<Probe> probes, Probe.Tier upTo) {
        for (Probe probe : probes) {
            if (probe.tier().compareTo(upTo) <= 0) {
                long before = nanoClock.getAsLong();
                readings.putAll(probe.read());
                probeNanos.merge(probe.name(), nanoClock.getAsLong() - before, Long::sum);
            }
        }
    }

    /** Ends it; what the asking took is among the readings, as {@code probe_seconds}. */
    Readings done() {
        long costNanos = nanoClock.getAsLong() - began;
        readings.put("probe_seconds", Reading.ofProcess(Quantity.seconds(costNanos / NANOS_PER_SECOND)));
        return new Readings(readings, costNanos, probeNanos);
    }
}
