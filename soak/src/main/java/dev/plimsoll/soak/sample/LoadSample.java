package dev.plimsoll.soak.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the generator did in one interval: counts are of this interval alone, levels are at its end.
 *
 * @param connections counts of connections
 * @param messages counts of messages
 * @param heartbeats counts of heartbeats
 * @param latency by metric ({@code connect establish message message_service heartbeat}), only those with a sample
 * @param meter how the generator itself fared
 */
public record LoadSample(
        Connections connections,
        Messages messages,
        Heartbeats heartbeats,
        Map<String, Quantiles> latency,
        Meter meter) {
    /** Copies the latencies, keeping their order. */
    public LoadSample {
        Objects.requireNonNull(connections);
        Objects.requireNonNull(messages);
        Objects.requireNonNull(heartbeats);
        Objects.requireNonNull(meter);
        latency = Collections.unmodifiableMap(new LinkedHashMap<>(latency));
    }

    /**
     * Counts of connections.
     *
     * @param open established and not ended, at the end of the interval
     * @param attempted connects begun, reconnects included
     * @param established openings answered
     * @param closed ended because we ended them
     * @param cycles open…close cycles of a churn that ended, whether well or not
     * @param failed attempts that were never established, by kind
     * @param lost established connections that ended before we ended them, by kind
     */
    public record Connections(
            long open,
            long attempted,
            long established,
            long closed,
            long cycles,
            Map<FailureKind, Long> failed,
            Map<FailureKind, Long> lost) {
        /** Copies the maps. */
        public Connections {
            failed = Map.copyOf(failed);
            lost = Map.copyOf(lost);
        }
    }

    /**
     * Counts of messages. After a run {@code sent = answered + late + corrupted + lost} and {@code skipped = scheduled −
     * sent}.
     *
     * @param scheduled sends that fell due
     * @param sent handed to the kernel
     * @param answered answered in time, every byte right
     * @param late answered, but after the time allowed
     * @param corrupted answered with other bytes
     * @param lost given up: no answer came by the end of their phase, or the connection ended first
     * @param skipped fell due but never sent by the end of their phase
     * @param duplicated surplus replies
     */
    public record Messages(
            long scheduled,
            long sent,
            long answered,
            long late,
            long corrupted,
            long lost,
            long skipped,
            long duplicated) {}

    /**
     * Counts of heartbeats.
     *
     * @param sent beats sent
     * @param answered beats answered
     * @param missed beats not answered before the next was due
     */
    public record Heartbeats(long sent, long answered, long missed) {}

    /**
     * A distribution in a few figures, in seconds.
     *
     * @param count how many values, 1 or more
     */
    public record Quantiles(long count, double min, double mean, double p50, double p90, double p99, double max) {}

    /**
     * How the generator itself fared.
     *
     * @param lagP99 seconds by which the schedule was late, 99th percentile of the interval's ticks; ticks that a stall
     *     swallowed are counted with the lag they would have had
     * @param lagMax the worst of it, in seconds
     * @param busiest share of the time in which the busiest event loop's thread was on a CPU or waited for one, 0 to 1
     */
    public record Meter(double lagP99, double lagMax, double busiest) {}
}
