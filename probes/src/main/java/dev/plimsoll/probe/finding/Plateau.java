package dev.plimsoll.probe.finding;

import java.util.Arrays;

/**
 * A stretch of a run during which the number of open connections stayed the same.
 *
 * @param connections how many were open, 0 or more
 * @param seconds the middle of the stretch, seconds since the run began
 * @param values what was read once the resource had settled there; NaN is a gap, and none at all is allowed
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; copied on the way in
public record Plateau(double connections, double seconds, double[] values) {
    /** Copies the values and checks both numbers. */
    public Plateau {
        if (!(connections >= 0) || Double.isInfinite(connections) || !Double.isFinite(seconds)) {
            throw new IllegalArgumentException("a plateau of " + connections + " connections at " + seconds + " s");
        }
        values = values.clone();
    }

    /** The median of what was read; NaN where nothing was. */
    double level() {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plateau that
                && Double.compare(connections, that.connections) == 0
                && Double.compare(seconds, that.seconds) == 0
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(connections) + 31 * (Double.hashCode(seconds) + 31 * Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return connections + " connections at " + seconds + " s, " + values.length + " readings";
    }
}
