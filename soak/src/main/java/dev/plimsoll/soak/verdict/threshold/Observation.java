package dev.plimsoll.soak.verdict.threshold;

import dev.plimsoll.soak.scenario.Threshold;
import java.util.Objects;
import java.util.function.Function;

/** What was seen of the thing a threshold is about. */
public sealed interface Observation {
    /**
     * A figure.
     *
     * @param observed in base units
     * @param low lower end of its interval; {@code observed} itself where it is exact
     * @param high upper end of its interval, likewise
     * @param samples what it rests on: values, attempts, intervals; 1 or more
     */
    record Figure(double observed, double low, double high, long samples) implements Observation {
        /** A figure without an interval. */
        public static Figure exact(double observed, long samples) {
            return new Figure(observed, observed, observed, samples);
        }

        /** Whether it stands to the bound as asked: yes, no, or the bound lies within its interval. */
        public Standing standing(Threshold threshold) {
            Threshold.Comparison comparison = threshold.comparison();
            boolean holds = comparison.holds(observed, threshold.bound());
            if (comparison == Threshold.Comparison.EQUAL || comparison == Threshold.Comparison.DIFFERENT) {
                return holds ? Standing.HOLDS : Standing.BREAKS;
            }
            boolean holdsLow = comparison.holds(low, threshold.bound());
            boolean holdsHigh = comparison.holds(high, threshold.bound());
            if (holds != holdsLow || holds != holdsHigh) {
                return Standing.OPEN;
            }
            return holds ? Standing.HOLDS : Standing.BREAKS;
        }
    }

    /**
     * Nothing to compare.
     *
     * @param reason in words
     */
    record Nothing(String reason) implements Observation {
        /** Checks that it is there. */
        public Nothing {
            Objects.requireNonNull(reason);
        }
    }

    /** How a figure stands to a bound. */
    enum Standing {
        /** As asked. */
        HOLDS,
        /** Not as asked. */
        BREAKS,
        /** The interval of the figure covers the bound. */
        OPEN
    }

    /** Answers by case. */
    default <T> T match(Function<? super Figure, ? extends T> figure, Function<? super Nothing, ? extends T> nothing) {
        return this instanceof Figure f ? figure.apply(f) : nothing.apply((Nothing) this);
    }
}
