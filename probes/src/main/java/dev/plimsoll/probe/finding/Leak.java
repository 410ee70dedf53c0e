package dev.plimsoll.probe.finding;

import dev.plimsoll.probe.Unit;
import java.util.Objects;

/**
 * Whether one resource of one subject grows with the connections that come and go.
 *
 * @param subject whose resource it is
 * @param resource {@code fd}, {@code close_wait}, …
 * @param unit of the amounts
 * @param outcome what the drained readings say
 * @param perCycle growth per one connection's open…close, in {@code unit}; NaN where there is no estimate
 * @param low lower end of the 95 % interval of {@code perCycle}; NaN likewise
 * @param high upper end of it; NaN likewise
 * @param smallestDetectable the smallest growth per cycle that these readings would have shown; NaN where they would show
 *     none
 * @param evidence one sentence of figures for people
 */
public record Leak(
        String subject,
        String resource,
        Unit unit,
        Outcome outcome,
        double perCycle,
        double low,
        double high,
        double smallestDetectable,
        String evidence) {

    /** Checks that all words are there. */
    public Leak {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(evidence);
    }

    /** The four answers. */
    public enum Outcome {
        /** It grows in proportion to the cycles. */
        LEAK("leak"),
        /** It does not. */
        CLEAN("clean"),
        /** It grows, but slower and slower, or not yet in proportion: run longer to tell. */
        GROWING("growing"),
        /** Too few readings, or none, to say. */
        INCONCLUSIVE("inconclusive");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The word used in files. */
        public String label() {
            return label;
        }
    }
}
