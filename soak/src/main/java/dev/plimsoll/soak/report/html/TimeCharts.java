package dev.plimsoll.soak.report.html;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.report.Resources;
import dev.plimsoll.soak.report.html.Chart.Across;
import dev.plimsoll.soak.report.html.Chart.Scale;
import dev.plimsoll.soak.report.html.Chart.Stroke;
import dev.plimsoll.soak.report.html.Timeline.Row;
import dev.plimsoll.soak.report.html.Timeline.Track;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.LoadSample.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The plots whose bottom is the time since the run began. */
final class TimeCharts {
    /** Metrics in the order shown; what is measured from the intended moment comes before its service time. */
    private static final Map<String, String> LATENCIES = latencies();

    private final Plan plan;
    private final Timeline timeline;

    TimeCharts(Plan plan, Timeline timeline) {
        this.plan = plan;
        this.timeline = timeline;
    }

    Chart connections() {
        return timeline.chart(
                frame("connections", "Open connections", "", "count", Scale.LINEAR),
                List.of(
                        load("open", load -> load.connections().open()),
                        new Track(
                                "planned",
                                Stroke.PLANNED,
                                row -> row.load().isPresent() ? planned(row.seconds()) : Chart.NOT_ASKED)));
    }

    List<Chart> rates() {
        Chart connections = timeline.chart(
                frame("rates", "Connections per second", "", "per-second", Scale.LINEAR),
                List.of(
                        rate(
                                "established",
                                row -> row.perSecond(l -> l.connections().established())),
                        rate("closed", row -> row.perSecond(l -> l.connections().closed()))));
        Chart messages = timeline.chart(
                frame("message-rates", "Messages per second", "", "per-second", Scale.LINEAR),
                List.of(
                        rate("sent", row -> row.perSecond(l -> l.messages().sent())),
                        new Track(
                                "answered",
                                Stroke.DASHED,
                                row -> row.perSecond(l -> l.messages().answered()))));
        boolean anyMessage = timeline.rows().stream()
                .flatMap(row -> row.load().stream())
                .anyMatch(load -> load.messages().sent() > 0);
        return anyMessage ? List.of(connections, messages) : List.of(connections);
    }

    /** A plot for each metric of which there is a sample. */
    List<Chart> latencies(Map<String, String> notes) {
        List<Chart> charts = new ArrayList<>();
        LATENCIES.forEach((metric, title) -> charts.add(timeline.chart(
                frame("latency-" + metric, title, notes.getOrDefault(metric, ""), "seconds", Scale.LOG),
                List.of(
                        quantile(metric, "p50", Quantiles::p50),
                        quantile(metric, "p90", Quantiles::p90),
                        quantile(metric, "p99", Quantiles::p99),
                        quantile(metric, "max", Quantiles::max)))));
        return charts.stream().filter(Chart::hasData).toList();
    }

    /** One resource of each of the subjects over time. */
    Chart resource(String resource, String unit, List<String> subjects) {
        return timeline.chart(
                frame("resource-" + resource, Resources.title(resource), "", unit, Scale.LINEAR),
                subjects.stream()
                        .map(subject -> new Track(subject, Stroke.SOLID, row -> row.reading(subject, resource)))
                        .toList());
    }

    List<Chart> harness() {
        return List.of(
                timeline.chart(
                        frame(
                                "lag",
                                "Schedule lag",
                                "How late the harness was with what fell due.",
                                "seconds",
                                Scale.LOG),
                        List.of(
                                load("p99", load -> orGap(load.meter().lagP99())),
                                load("max", load -> orGap(load.meter().lagMax())))),
                timeline.chart(
                        frame(
                                "busy",
                                "Harness CPU",
                                "The busiest event loop, waiting for a CPU included, and all of its CPUs.",
                                "ratio",
                                Scale.LINEAR),
                        List.of(
                                load("busiest loop", load -> load.meter().busiest()),
                                new Track("cpu", Stroke.DASHED, row -> row.reading("generator", "cpu")))));
    }

    private static Chart frame(String id, String title, String note, String unit, Scale scale) {
        return new Chart(id, title, note, Across.TIME, unit, scale, List.of(), List.of(), Optional.empty());
    }

    private static Track load(String name, ToDoubleFunction<LoadSample> figure) {
        return new Track(name, Stroke.SOLID, row -> row.ofLoad(figure));
    }

    private static Track rate(String name, ToDoubleFunction<Row> figure) {
        return new Track(name, Stroke.SOLID, figure);
    }

    private static Track quantile(String metric, String name, ToDoubleFunction<Quantiles> figure) {
        return new Track(
                name,
                Stroke.SOLID,
                row -> row.ofLoad(load -> {
                    Quantiles quantiles = load.latency().get(metric);
                    return quantiles == null ? Double.NaN : orGap(figure.applyAsDouble(quantiles));
                }));
    }

    /** A logarithm has no place for 0. */
    private static double orGap(double seconds) {
        return seconds > 0 ? seconds : Double.NaN;
    }

    /** How many connections were to be open at this moment. */
    private double planned(double seconds) {
        for (PlannedPhase phase : plan.phases()) {
            if (seconds <= phase.end()) {
                double share = (seconds - phase.start()) / Math.max(0.001, phase.end() - phase.start());
                return Math.rint(phase.openBefore() + Math.max(0, share) * (phase.openAfter() - phase.openBefore()));
            }
        }
        return Double.NaN;
    }

    private static Map<String, String> latencies() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("message", "Message, from the intended send");
        titles.put("message_service", "Message, from the actual send (service time)");
        titles.put("establish", "Establish, from the intended connect to the first answer");
        titles.put("connect", "TCP connect, from the intended connect");
        titles.put("heartbeat", "Heartbeat");
        return titles;
    }
}
