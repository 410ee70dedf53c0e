package dev.plimsoll.soak.sample;

import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * The distribution of one metric over one stretch of a run: one line of {@code latency.hlog}.
 *
 * @param metric {@code connect establish message message_service heartbeat lag}
 * @param start seconds since the run began
 * @param end seconds since the run began, after {@code start}; stretches are cut where phases change
 * @param histogram values in nanoseconds, as recorded; not to be changed
 */
public record LatencyInterval(String metric, double start, double end, Histogram histogram) {
    /** Checks that all are there. */
    public LatencyInterval {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(histogram);
    }
}
