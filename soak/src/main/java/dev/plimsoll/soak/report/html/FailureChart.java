package dev.plimsoll.soak.report.html;

import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.report.html.Chart.Line;
import dev.plimsoll.soak.report.html.Chart.Stroke;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Failures by kind, counted in equal stretches of the run. */
final class FailureChart {
    private static final int MOST_STRETCHES = 120;
    private static final double HOUR_SECONDS = 3_600;
    private static final int MOST_KINDS = 7;
    private static final double[] STRETCH_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800};

    private final double stretchSeconds;
    private final int stretches;
    private final Map<String, double[]> countsByKind = new TreeMap<>();

    private FailureChart(double endSeconds) {
        stretchSeconds = stretchSeconds(endSeconds);
        stretches = (int) (endSeconds / stretchSeconds) + 1;
    }

    /** The plot; without data where nothing failed. */
    static Chart of(Recording recording) {
        double end =
                recording.samples().stream().mapToDouble(Sample::seconds).max().orElse(0);
        FailureChart chart = new FailureChart(end);
        for (Sample sample : recording.samples()) {
            sample.load().map(LoadSample::connections).ifPresent(connections -> {
                chart.count(sample, "failed: ", connections.failed());
                chart.count(sample, "lost: ", connections.lost());
            });
        }
        return chart.chart();
    }

    private void count(Sample sample, String what, Map<FailureKind, Long> byKind) {
        int stretch = (int) (Math.max(0, sample.seconds() - sample.length() / 2) / stretchSeconds);
        byKind.forEach((kind, count) -> {
            if (count != 0) {
                countsByKind.computeIfAbsent(what + kind.label(), name -> new double[stretches])[stretch] += count;
            }
        });
    }

    private Chart chart() {
        List<Double> xs = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            xs.add((i + 0.5) * stretchSeconds);
        }
        List<Line> lines = countsByKind.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, double[]>>comparingDouble(entry -> -sum(entry.getValue())))
                .limit(MOST_KINDS)
                .map(entry -> new Line(entry.getKey(), Stroke.BARS, gapsForZeros(entry.getValue())))
                .toList();
        return new Chart(
                "failures",
                "Failures by kind",
                "Counted in stretches of " + Figures.seconds(stretchSeconds) + ".",
                Chart.Across.TIME,
                "count",
                Chart.Scale.LINEAR,
                xs,
                lines,
                Optional.empty());
    }

    /** The shortest stretch of which there are not too many; whole hours for runs of days. */
    private static double stretchSeconds(double endSeconds) {
        for (double stretch : STRETCH_SECONDS) {
            if (endSeconds / stretch <= MOST_STRETCHES) {
                return stretch;
            }
        }
        return Math.ceil(endSeconds / MOST_STRETCHES / HOUR_SECONDS) * HOUR_SECONDS;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    private static List<Double> gapsForZeros(double[] counts) {
        List<Double> values = new ArrayList<>();
        for (double count : counts) {
            values.add(count == 0 ? Double.NaN : count);
        }
        return values;
    }
}
