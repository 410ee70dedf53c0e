package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.LoadSample.Connections;
import dev.plimsoll.soak.sample.LoadSample.Heartbeats;
import dev.plimsoll.soak.sample.LoadSample.Messages;
import dev.plimsoll.soak.sample.LoadSample.Meter;
import dev.plimsoll.soak.sample.LoadSample.Quantiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Reads the lanes' recorders: what each interval added, and the histograms of longer stretches. Asked from one thread.
 */
public final class LoadSampler {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;

    private final List<Lane> lanes;
    private final LongSupplier nanoClock;
    private final Map<Tally, Long> seen = new EnumMap<>(Tally.class);
    private final Map<FailureKind, Long> failedSeen = new EnumMap<>(FailureKind.class);
    private final Map<FailureKind, Long> lostSeen = new EnumMap<>(FailureKind.class);
    private final Map<Latency, Histogram> interval = new EnumMap<>(Latency.class);
    private final Map<Latency, Histogram> stretch = new EnumMap<>(Latency.class);
    private final long[] busySeenNanos;
    private long askedNanos;

    LoadSampler(List<Lane> lanes, LongSupplier nanoClock) {
        this.lanes = lanes;
        this.nanoClock = nanoClock;
        this.busySeenNanos = lanes.stream()
                .mapToLong(lane -> lane.loop().busyNanos().orElse(0L))
                .toArray();
        this.askedNanos = nanoClock.getAsLong();
        for (Latency latency : Latency.values()) {
            interval.put(latency, Recorder.emptyHistogram());
            stretch.put(latency, Recorder.emptyHistogram());
        }
    }

    /** What the lanes did since the last call. */
    public LoadSample sample() {
        long now = nanoClock.getAsLong();
        double busiest = busiest(now - askedNanos);
        askedNanos = now;
        interval.forEach(this::take);
        Histogram lag = Objects.requireNonNull(interval.get(Latency.LAG));
        Meter meter = new Meter(seconds(lag.getValueAtPercentile(P99)), seconds(lag.getMaxValue()), busiest);
        return new LoadSample(connections(), messages(), heartbeats(), quantiles(), meter);
    }

    /** The histograms of all that was sampled since the last call, for those that hold anything. */
    public List<LatencyInterval> cut(double startSeconds, double endSeconds) {
        List<LatencyInterval> cut = new ArrayList<>();
        stretch.replaceAll((latency, histogram) -> {
            if (histogram.getTotalCount() == 0) {
                return histogram;
            }
            cut.add(new LatencyInterval(latency.label(), startSeconds, endSeconds, histogram));
            return Recorder.emptyHistogram();
        });
        return cut;
    }

    private void take(Latency latency, Histogram sum) {
        sum.reset();
        for (Lane lane : lanes) {
            sum.add(lane.recorder().take(latency));
        }
        Objects.requireNonNull(stretch.get(latency)).add(sum);
    }

    private Connections connections() {
        long open = lanes.stream().mapToLong(Lane::open).sum();
        return new Connections(
                open,
                more(Tally.ATTEMPTED),
                more(Tally.ESTABLISHED),
                more(Tally.CLOSED),
                more(Tally.CYCLES),
                more(failedSeen, (lane, kind) -> lane.recorder().failures(kind)),
                more(lostSeen, (lane, kind) -> lane.recorder().losses(kind)));
    }

    private Messages messages() {
        return new Messages(
                more(Tally.SCHEDULED),
                more(Tally.SENT),
                more(Tally.ANSWERED),
                more(Tally.LATE),
                more(Tally.CORRUPTED),
                more(Tally.LOST),
                more(Tally.SKIPPED),
                more(Tally.DUPLICATED));
    }

    private Heartbeats heartbeats() {
        return new Heartbeats(more(Tally.BEATS_SENT), more(Tally.BEATS_ANSWERED), more(Tally.BEATS_MISSED));
    }

    private long more(Tally tally) {
        return more(seen, tally, sum(lane -> lane.recorder().total(tally)));
    }

    private Map<FailureKind, Long> more(Map<FailureKind, Long> before, Reading reading) {
        Map<FailureKind, Long> more = new EnumMap<>(FailureKind.class);
        for (FailureKind kind : FailureKind.values()) {
            long added = more(before, kind, sum(lane -> reading.of(lane, kind)));
            if (added > 0) {
                more.put(kind, added);
            }
        }
        return more;
    }

    private interface Reading {
        long of(Lane lane, FailureKind kind);
    }

    private static <K> long more(Map<K, Long> before, K key, long total) {
        Long old = before.put(key, total);
        return total - (old == null ? 0 : old);
    }

    private long sum(ToLongFunction<Lane> of) {
        return lanes.stream().mapToLong(of).sum();
    }

    private double busiest(long wallNanos) {
        double busiest = 0;
        for (int i = 0; i < busySeenNanos.length; i++) {
            long busy = lanes.get(i).loop().busyNanos().orElse(busySeenNanos[i]);
            busiest = Math.max(busiest, (busy - busySeenNanos[i]) / (double) Math.max(1, wallNanos));
            busySeenNanos[i] = busy;
        }
        return Math.min(1, busiest);
    }

    private Map<String, Quantiles> quantiles() {
        Map<String, Quantiles> quantiles = new LinkedHashMap<>();
        interval.forEach((latency, histogram) -> {
            if (latency != Latency.LAG && histogram.getTotalCount() > 0) {
                quantiles.put(latency.label(), quantiles(histogram));
            }
        });
        return quantiles;
    }

    private static Quantiles quantiles(Histogram histogram) {
        return new Quantiles(
                histogram.getTotalCount(),
                seconds(histogram.getMinValue()),
                histogram.getMean() / NANOS_PER_SECOND,
                seconds(histogram.getValueAtPercentile(P50)),
                seconds(histogram.getValueAtPercentile(P90)),
                seconds(histogram.getValueAtPercentile(P99)),
                seconds(histogram.getMaxValue()));
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
