package dev.plimsoll.soak.load;

import dev.plimsoll.soak.sample.FailureKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What one lane has counted and timed. Written by its loop alone, without locks; read by one other thread.
 *
 * <p>Its size does not depend on how long the run is: counters and two histograms per latency.
 */
final class Recorder {
    private static final long LOWEST_NANOS = 1_000;
    private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final Counters<Tally> tallies = new Counters<>(Tally.class);
    private final Counters<FailureKind> failed = new Counters<>(FailureKind.class);
    private final Counters<FailureKind> lost = new Counters<>(FailureKind.class);
    private final Map<Latency, SingleWriterRecorder> latencies = new EnumMap<>(Latency.class);
    private final Map<Latency, Histogram> idle = new EnumMap<>(Latency.class);

    Recorder() {
        for (Latency latency : Latency.values()) {
            latencies.put(latency, new SingleWriterRecorder(LOWEST_NANOS, HIGHEST_NANOS, DIGITS));
        }
    }

    /** An empty histogram that holds all that is timed here. */
    static Histogram emptyHistogram() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
    }

    void count(Tally tally) {
        tallies.add(tally, 1);
    }

    void add(Tally tally, long more) {
        tallies.add(tally, more);
    }

    void failed(FailureKind kind) {
        failed.add(kind, 1);
    }

    void lost(FailureKind kind) {
        lost.add(kind, 1);
    }

    void time(Latency latency, long nanos) {
        of(latency).recordValue(clamp(nanos));
    }

    /** Times one of a series that should come every {@code expectedNanos}: what a stall swallowed is filled in. */
    void timeExpected(Latency latency, long nanos, long expectedNanos) {
        of(latency).recordValueWithExpectedInterval(clamp(nanos), expectedNanos);
    }

    long total(Tally tally) {
        return tallies.get(tally);
    }

    long failures(FailureKind kind) {
        return failed.get(kind);
    }

    long losses(FailureKind kind) {
        return lost.get(kind);
    }

    /** What was timed since the last call, to be used up before the next. One reading thread only. */
    Histogram take(Latency latency) {
        Histogram taken = of(latency).getIntervalHistogram(idle.get(latency));
        idle.put(latency, taken);
        return taken;
    }

    private SingleWriterRecorder of(Latency latency) {
        return Objects.requireNonNull(latencies.get(latency));
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST_NANOS));
    }
}
