package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Unit;
import java.util.Map;

/** CPU seconds that rise, turned into CPUs kept busy. Remembers the last reading; for one thread. */
final class CpuRate {
    private Reading before = new Reading.Absent("needs two readings");
    private long beforeNanos;

    /** Adds {@code cpus}, {@code cpu_cores} and {@code cpu} to readings that have {@code cpu_seconds}, taken at {@code nanos}. */
    void addTo(Map<String, Reading> readings, Reading cpus, long nanos) {
        Reading now = readings.getOrDefault("cpu_seconds", new Reading.Absent("no cpu_seconds"));
        Reading cores = cores(now, nanos);
        readings.put("cpus", cpus);
        readings.put("cpu_cores", cores);
        readings.put("cpu", share(cores, cpus));
    }

    private Reading cores(Reading now, long nanos) {
        if (!(now instanceof Reading.Value value)) {
            return now;
        }
        Reading last = before;
        double seconds = (nanos - beforeNanos) / 1e9;
        before = now;
        beforeNanos = nanos;
        if (!(last instanceof Reading.Value lastValue)) {
            return last;
        }
        double used = value.quantity().amount() - lastValue.quantity().amount();
        if (seconds <= 0 || used < 0) {
            return new Reading.Failed("no time has passed, or CPU time went back");
        }
        return new Reading.Value(new Quantity(used / seconds, Unit.CORES), value.scope());
    }

    private static Reading share(Reading cores, Reading cpus) {
        if (!(cores instanceof Reading.Value busy)) {
            return cores;
        }
        return cpus.match(
                allowed -> new Reading.Value(
                        new Quantity(
                                busy.quantity().amount() / allowed.quantity().amount(), Unit.RATIO),
                        busy.scope()),
                absent -> absent,
                failed -> failed);
    }
}
