package dev.plimsoll.soak.report.html;

import dev.plimsoll.soak.report.Resources;
import dev.plimsoll.soak.report.Sentences;
import dev.plimsoll.soak.report.html.Chart.Across;
import dev.plimsoll.soak.report.html.Chart.Fit;
import dev.plimsoll.soak.report.html.Chart.Line;
import dev.plimsoll.soak.report.html.Chart.Scale;
import dev.plimsoll.soak.report.html.Chart.Stroke;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plots of points with a straight line through them: what a connection costs, and whether anything leaks. */
final class FitCharts {
    private static final int MOST_POINTS = 900;
    private static final int MOST_COSTS = 4;
    private static final int MOST_LEAKS = 9;

    private final Recording recording;
    private final Timeline timeline;
    private final Verdict verdict;

    FitCharts(Recording recording, Timeline timeline, Verdict verdict) {
        this.recording = recording;
        this.timeline = timeline;
        this.verdict = verdict;
    }

    /** A resource over open connections, memory first; what costs nothing is not drawn. */
    List<Chart> costs() {
        return verdict.cost().stream()
                .filter(cost -> !"generator".equals(cost.subject()))
                .filter(cost -> cost.perConnection() == null || Math.abs(cost.perConnection()) >= 0.005)
                .sorted(Comparator.comparingInt(cost -> Resources.rank(cost.resource())))
                .map(this::cost)
                .filter(Chart::hasData)
                .limit(MOST_COSTS)
                .toList();
    }

    /** A resource at the quiet points over the cycles so far: what leaks first, what is clean last. */
    List<Chart> leaks() {
        return verdict.leaks().stream()
                .sorted(Comparator.comparingInt(FitCharts::urgency))
                .map(this::leak)
                .filter(Chart::hasData)
                .limit(MOST_LEAKS)
                .toList();
    }

    private Chart cost(CostResult cost) {
        List<Point> points = new ArrayList<>();
        for (Timeline.Row row : timeline.rows()) {
            double open = row.ofLoad(load -> load.connections().open());
            double amount = row.reading(cost.subject(), cost.resource());
            if (Double.isFinite(open) && Double.isFinite(amount)) {
                points.add(new Point(open, amount));
            }
        }
        String known = cost.perConnection() == null ? cost.evidence() : Sentences.amount(cost) + " per connection";
        return chart(
                new Title("cost-" + id(cost.subject(), cost.resource()), cost.subject() + " " + cost.resource(), known),
                Across.CONNECTIONS,
                cost.unit(),
                spread(points),
                fit(points, cost.perConnection(), cost.low(), cost.high()));
    }

    private Chart leak(LeakResult leak) {
        List<Point> points = new ArrayList<>();
        for (Sample sample : recording.samples()) {
            if (sample.subject().equals(leak.subject()) && sample.quiet().isPresent()) {
                double amount = sample.readings().containsKey(leak.resource())
                        ? sample.readings().get(leak.resource()).amountOrNaN()
                        : Double.NaN;
                points.add(new Point(sample.quiet().get().cycles(), amount));
            }
        }
        return chart(
                new Title(
                        "leak-" + id(leak.subject(), leak.resource()),
                        leak.subject() + " " + leak.resource(),
                        leak.verdict() + ", " + Sentences.growth(leak)),
                Across.CYCLES,
                leak.unit(),
                spread(points),
                fit(points, leak.perCycle(), leak.low(), leak.high()));
    }

    private record Title(String id, String title, String note) {}

    private record Point(double x, double y) {}

    private static Chart chart(Title title, Across across, String unit, List<Point> points, Optional<Fit> fit) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
        return new Chart(
                title.id(),
                title.title(),
                title.note(),
                across,
                unit,
                Scale.LINEAR,
                sorted.stream().map(Point::x).toList(),
                List.of(new Line(
                        "reading", Stroke.DOTS, sorted.stream().map(Point::y).toList())),
                fit);
    }

    /** Every so many-th point, and the extremes. */
    private static List<Point> spread(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            kept.add(points.get((int) ((long) i * points.size() / MOST_POINTS)));
        }
        Comparator<Point> byHeight = Comparator.comparingDouble(Point::y);
        kept.add(points.stream().min(byHeight).orElseThrow());
        kept.add(points.stream().max(byHeight).orElseThrow());
        return kept;
    }

    /** The verdict's slope through the middle of the points: half of them lie above the line, half below. */
    private static Optional<Fit> fit(
            List<Point> all, @Nullable Double slope, @Nullable Double low, @Nullable Double high) {
        List<Point> points =
                all.stream().filter(point -> Double.isFinite(point.y())).toList();
        if (slope == null || points.size() < 2) {
            return Optional.empty();
        }
        double x = points.stream().mapToDouble(Point::x).average().orElseThrow();
        double[] heights = points.stream()
                .mapToDouble(point -> point.y() - slope * (point.x() - x))
                .sorted()
                .toArray();
        double y = heights[heights.length / 2];
        return Optional.of(new Fit(x, y, slope, low == null ? slope : low, high == null ? slope : high));
    }

    private static int urgency(LeakResult leak) {
        int place = List.of("leak", "growing", "inconclusive", "clean").indexOf(leak.verdict());
        return place * 100 + Resources.rank(leak.resource());
    }

    private static String id(String subject, String resource) {
        String name = subject + "-" + resource;
        return name.replaceAll("[^A-Za-z0-9-]", "-") + "-" + Integer.toHexString(name.hashCode());
    }
}
