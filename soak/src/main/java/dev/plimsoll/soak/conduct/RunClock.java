package dev.plimsoll.soak.conduct;

import java.util.function.LongSupplier;

/**
 * Seconds since a run began, on the monotonic clock: what the wall clock does meanwhile moves nothing.
 *
 * @param nanoClock the monotonic clock
 * @param startNanos when the run began
 */
record RunClock(LongSupplier nanoClock, long startNanos) {
    private static final double NANOS_PER_SECOND = 1e9;

    static RunClock start(LongSupplier nanoClock) {
        return new RunClock(nanoClock, nanoClock.getAsLong());
    }

    long nanos() {
        return nanoClock.getAsLong();
    }

    double seconds() {
        return seconds(nanos());
    }

    double seconds(long nanos) {
        return (nanos - startNanos) / NANOS_PER_SECOND;
    }
}
