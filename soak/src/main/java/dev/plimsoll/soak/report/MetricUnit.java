package dev.plimsoll.soak.report;

import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;

/** In which unit a threshold's figure is. */
final class MetricUnit {
    private MetricUnit() {}

    /** {@code seconds bytes ratio count}, by the metric and by the figure of it that is compared. */
    static String of(ThresholdResult threshold) {
        return Metrics.named(threshold.metric()).map(Metric::unit).orElseGet(() -> ofSeries(threshold));
    }

    /** A series over probes' readings has the unit that its bound is written in. */
    private static String ofSeries(ThresholdResult threshold) {
        String expression = threshold.expression().strip();
        if (expression.endsWith("B")) {
            return "bytes";
        }
        if (expression.endsWith("%")) {
            return "ratio";
        }
        return expression.endsWith("s") ? "seconds" : "count";
    }
}
