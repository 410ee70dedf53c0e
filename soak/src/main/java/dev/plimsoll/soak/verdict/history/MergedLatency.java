package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.sample.LatencyInterval;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One metric's distributions over several stretches, made one. */
public final class MergedLatency {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);

    private MergedLatency() {
        histogram.setAutoResize(true);
    }

    /** All of these, whatever their metrics. */
    static MergedLatency of(List<LatencyInterval> intervals) {
        MergedLatency merged = new MergedLatency();
        intervals.forEach(interval -> merged.add(interval.histogram()));
        return merged;
    }

    /** All of these. */
    static MergedLatency ofMerged(List<MergedLatency> parts) {
        MergedLatency merged = new MergedLatency();
        parts.forEach(part -> merged.add(part.histogram));
        return merged;
    }

    /** From the least value to the greatest: {@code Histogram.add} would look into every bucket that there might be. */
    private void add(Histogram part) {
        if (part.getTotalCount() == 0) {
            return;
        }
        long most = part.getMaxValue();
        for (long value = part.getMinValue(); value <= most && value >= 0; value = part.nextNonEquivalentValue(value)) {
            long count = part.getCountAtValue(value);
            if (count > 0) {
                histogram.recordValueWithCount(part.medianEquivalentValue(value), count);
            }
        }
    }

    /** How many values there are; where it is 0 no figure means anything. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** The least, in seconds. */
    public double min() {
        return histogram.getMinValue() / NANOS_PER_SECOND;
    }

    /** The mean, in seconds. */
    public double mean() {
        return histogram.getMean() / NANOS_PER_SECOND;
    }

    /** The greatest, in seconds. */
    public double max() {
        return histogram.getMaxValue() / NANOS_PER_SECOND;
    }

    /** The share of values that are more than this, 0 to 1; 0 where there are none. */
    double shareAbove(double seconds) {
        long all = histogram.getTotalCount();
        long limit = Math.round(seconds * NANOS_PER_SECOND);
        return all == 0 || histogram.getMaxValue() <= limit
                ? 0
                : 1 - histogram.getCountBetweenValues(0, limit) / (double) all;
    }

    /** The value below which this share (0 to 1) of all values lies, in seconds. */
    public double quantile(double share) {
        return histogram.getValueAtPercentile(share * 100) / NANOS_PER_SECOND;
    }
}
