package dev.plimsoll.soak.scenario;

import java.util.Objects;

/**
 * Something a threshold can be about.
 *
 * @param name as it is written in thresholds
 * @param kind which figures it has
 * @param unit {@code seconds}, {@code bytes}, {@code count} or {@code ratio}: what a bound must be written in
 * @param meaning one sentence
 */
public record Metric(String name, Kind kind, String unit, String meaning) {
    /** Checks that all are there. */
    public Metric {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(meaning);
    }

    /** Which figures a metric has. */
    public enum Kind {
        /** A distribution: avg, min, med, max, p(x). */
        TREND,
        /** Yes out of all: rate. */
        RATE,
        /** A sum: count, and rate per second. */
        COUNTER,
        /** A level over time: value, avg, min, med, max. */
        GAUGE
    }
}
