package dev.plimsoll.soak.load.record;

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
public final class Recorder {
    private static final long LOWEST_NANOS = 1_000;
    private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final Counters<Tally> tallies = new Counters<>(Tally.class);
    private final Counters<FailureKind> failed = new Counters<>(FailureKind.class);
    private final Counters<FailureKind> lost = new Counters<>(FailureKind.class);
    private final Map<Latency, SingleWriterRecorder> latencies = new EnumMap<>(Latency.class);
    private final Map<Latency, Histogram> idle = new EnumMap<>(Latency.class);

    /** Everything at 0. */
    public Recorder() {
        for (Latency latency : Latency.values()) {
            latencies.put(latency, new SingleWriterRecorder(LOWEST_NANOS, HIGHEST_NANOS, DIGITS));
        }
    }

    /** An empty histogram that holds all that is timed here. */
    public static Histogram emptyHistogram() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
    }

    /** Counts one. */
    public void count(Tally tally) {
        tallies.add(tally, 1);
    }

    /** Counts {@code more} at once. */
    public void add(Tally tally, long more) {
        tallies.add(tally, more);
    }

    /** Counts an attempt that was never established. */
    public void failed(FailureKind kind) {
        failed.add(kind, 1);
    }

    /** Counts an established connection that ended before we ended it. */
    public void lost(FailureKind kind) {
        lost.add(kind, 1);
    }

    /** Times one; less than 0 counts as 0, more than an hour as an hour. */
    public void time(Latency latency, long nanos) {
        of(latency).recordValue(clamp(nanos));
    }

    /** How many were counted since the beginning. Safe from any thread, as are the next two. */
    public long total(Tally tally) {
        return tallies.get(tally);
    }

    /** How many attempts failed so. */
    public long failures(FailureKind kind) {
        return failed.get(kind);
    }

    /** How many connections were lost so. */
    public long losses(FailureKind kind) {
        return lost.get(kind);
    }

    /** What was timed since the last call, to be used up before the next. One reading thread only. */
    public Histogram take(Latency latency) {
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
