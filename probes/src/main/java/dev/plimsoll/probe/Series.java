package dev.plimsoll.probe;

import java.util.Arrays;
import java.util.Objects;

/**
 * How one resource of one subject went over time.
 *
 * @param subject whose readings: {@code gateway}, {@code generator}, {@code host} or a watched name
 * @param resource what was read: {@code rss}, {@code fd}, …
 * @param unit of the values
 * @param seconds when each was read, seconds since the run began, rising
 * @param values what was read; NaN is a gap, never 0
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; copied on the way in
public record Series(String subject, String resource, Unit unit, double[] seconds, double[] values) {
    /** Copies both arrays and checks that they are as long as each other. */
    public Series {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(unit);
        if (seconds.length != values.length) {
            throw new IllegalArgumentException(seconds.length + " times but " + values.length + " values");
        }
        seconds = seconds.clone();
        values = values.clone();
    }

    /** How many points there are, gaps included. */
    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && subject.equals(that.subject)
                && resource.equals(that.resource)
                && unit == that.unit
                && Arrays.equals(seconds, that.seconds)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, resource, unit, Arrays.hashCode(seconds), Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return subject + "." + resource + " " + values.length + " points in " + unit.label();
    }
}
