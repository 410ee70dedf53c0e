package dev.plimsoll.soak.scenario;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What must hold for a run to pass, in k6's grammar.
 *
 * @param metric a name of {@link Metrics}, or a series: {@code gateway.rss.per_connection}, {@code gateway.cpu}
 * @param phase the phase's name or kind it is restricted to (a phase that is called so goes before a kind); empty for all phases that are not warm-up
 * @param aggregate which figure of the metric
 * @param quantile for {@link Aggregate#QUANTILE}, 0 to 1; 0 otherwise
 * @param comparison how the figure must stand to the bound
 * @param bound in base units (seconds, bytes, ratios, counts)
 * @param text the expression as written, {@code p(95) < 5s}; {@code < 8KiB} for a series without a figure
 * @param abortAfter ends the run when it breaks, but not before so long; empty never to end it
 */
public record Threshold(
        String metric,
        Optional<String> phase,
        Aggregate aggregate,
        double quantile,
        Comparison comparison,
        double bound,
        String text,
        Optional<Duration> abortAfter) {
    /** Checks that all are there. */
    public Threshold {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(aggregate);
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(text);
        Objects.requireNonNull(abortAfter);
    }

    /** The same, but it ends the run when it breaks, not before {@code earliest}. */
    public Threshold abortingAfter(Duration earliest) {
        return new Threshold(metric, phase, aggregate, quantile, comparison, bound, text, Optional.of(earliest));
    }

    /** As it is written in a scenario: {@code messages_lost: count == 0}, {@code gateway.cpu < 80%}. */
    public String written() {
        return written(metric, phase, text);
    }

    /** The same, from its parts. */
    public static String written(String metric, Optional<String> phase, String text) {
        String tagged = metric + phase.map(name -> "{phase:" + name + "}").orElse("");
        return tagged + (Character.isLetter(text.charAt(0)) ? ": " : " ") + text;
    }

    /** Which figure of a metric is compared. */
    public enum Aggregate {
        /** The share of yes among all answers. */
        RATE,
        /** The sum of a counter. */
        COUNT,
        /** The mean. */
        AVG,
        /** The least. */
        MIN,
        /** The median. */
        MED,
        /** The greatest. */
        MAX,
        /** The value below which the share {@code quantile} lies. */
        QUANTILE,
        /** The one value that a derived series has, or the mean of a plain one. */
        VALUE
    }

    /** How a figure must stand to its bound. */
    public enum Comparison {
        /** Less. */
        LESS("<"),
        /** Less or the same. */
        AT_MOST("<="),
        /** More. */
        MORE(">"),
        /** More or the same. */
        AT_LEAST(">="),
        /** The same. */
        EQUAL("=="),
        /** Not the same. */
        DIFFERENT("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The sign in the grammar. */
        public String sign() {
            return sign;
        }

        /** Whether {@code observed} stands to {@code bound} as this says. */
        public boolean holds(double observed, double bound) {
            int order = Double.compare(observed, bound);
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
            };
        }
    }
}
