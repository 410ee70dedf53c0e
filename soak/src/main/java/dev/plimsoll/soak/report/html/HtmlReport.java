package dev.plimsoll.soak.report.html;

import static dev.plimsoll.soak.report.html.Markup.element;
import static dev.plimsoll.soak.report.html.Markup.text;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.report.Sentences;
import dev.plimsoll.soak.report.html.PageData.Band;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code report.html}: everything a run showed, in the order in which people ask. One file that loads nothing, below a
 * megabyte; a recording that is empty or damaged makes a page that says so.
 */
public final class HtmlReport {
    private static final String MESSAGES_FROM = "Counted from the moment at which each was due.";
    private static final String MESSAGES_SINCE = "Counted from the moment at which each was sent.";

    private final Plan plan;
    private final Recording recording;
    private final Verdict verdict;
    private final Timeline timeline;
    private final List<Chart> charts = new ArrayList<>();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final StringBuilder sections = new StringBuilder();

    private HtmlReport(Plan plan, Recording recording, Verdict verdict) {
        this.plan = plan;
        this.recording = recording;
        this.verdict = verdict;
        this.timeline = Timeline.of(recording);
    }

    /** The page. */
    public static String of(Plan plan, Recording recording, Verdict verdict) {
        return new HtmlReport(plan, recording, verdict).page();
    }

    private String page() {
        VerdictSections first = new VerdictSections(plan, recording, verdict);
        EventList events = EventList.of(recording);
        section("run", "What was run", first.run());
        section("thresholds", "Thresholds", first.thresholds());
        overTime(events);
        findings();
        section("files", "Files, and how to judge again", files());
        String body = first.verdict() + contents() + sections;
        return Skeleton.filled(
                verdict.verdict() + " " + verdict.run(), body, PageData.of(bands(), events.markers(), charts));
    }

    private void overTime(EventList events) {
        TimeCharts over = new TimeCharts(plan, timeline);
        section("connections", "Connections", wide(List.of(over.connections())) + events.html());
        section("rates", "Rates", beside(over.rates()));
        section(
                "latency",
                "Latency",
                beside(over.latencies(Map.of("message", MESSAGES_FROM, "message_service", MESSAGES_SINCE))));
        List<String> subjects = recording.samples().stream()
                .map(Sample::subject)
                .distinct()
                .limit(8)
                .toList();
        section(
                "resources",
                "Memory and descriptors",
                beside(List.of(over.resource("rss", "bytes", subjects), over.resource("fd", "count", subjects)))
                        + ReadingsTable.html(recording));
    }

    private void findings() {
        FindingTables tables = new FindingTables(plan, verdict);
        FitCharts fits = new FitCharts(recording, timeline, verdict);
        section("cost", "What one connection costs", beside(fits.costs()) + tables.cost());
        section("leaks", "Leaks", tables.leaks() + small(fits.leaks()));
        section("headroom", "Headroom, the first limit to bind on top", tables.headroom());
        Chart failures = FailureChart.of(recording);
        section("failures", "Failures", (failures.hasData() ? wide(List.of(failures)) : "") + tables.failures());
        section(
                "harness",
                "Was the harness the bottleneck?",
                "<p>" + text(Sentences.harness(verdict)) + ".</p>\n"
                        + beside(new TimeCharts(plan, timeline).harness()));
    }

    private void section(String id, String title, String html) {
        contents.put(id, title);
        sections.append("<section id=\"")
                .append(id)
                .append("\">\n")
                .append(element("h2", title))
                .append('\n');
        sections.append(html).append("</section>\n");
    }

    private String contents() {
        StringBuilder html = new StringBuilder("<nav aria-label=\"Contents\">");
        contents.forEach((id, title) -> html.append("<a href=\"#")
                .append(id)
                .append("\">")
                .append(text(title.split("[,?]", 2)[0]))
                .append("</a> "));
        return html.append("</nav>\n").toString();
    }

    private String wide(List<Chart> shown) {
        return figures("wide", shown);
    }

    private String beside(List<Chart> shown) {
        return figures(shown.stream().filter(Chart::hasData).count() == 1 ? "wide" : "beside", shown);
    }

    private String small(List<Chart> shown) {
        return figures("small", shown);
    }

    private String figures(String layout, List<Chart> shown) {
        List<Chart> drawn = shown.stream().filter(Chart::hasData).toList();
        if (drawn.isEmpty()) {
            return "<p class=\"none\">There is nothing to draw here: no sample has it.</p>\n";
        }
        StringBuilder html = new StringBuilder("<div class=\"plots " + layout + "\">\n");
        for (Chart chart : drawn) {
            charts.add(chart);
            html.append("<figure>")
                    .append(element("figcaption", chart.title()))
                    .append(chart.note().isEmpty() ? "" : element("p", chart.note()))
                    .append("<div class=\"plot\" data-chart=\"")
                    .append(text(chart.id()))
                    .append("\" tabindex=\"0\" role=\"application\" aria-label=\"")
                    .append(text(chart.title()))
                    .append(": plot; arrow keys move the cursor, its figures are below\"></div>")
                    .append("<details class=\"twin\" data-twin=\"")
                    .append(text(chart.id()))
                    .append("\"><summary>Figures</summary></details></figure>\n");
        }
        return html.append("</div>\n").toString();
    }

    private List<Band> bands() {
        return verdict.phases().stream()
                .map(phase -> new Band(phase.name(), phase.start(), phase.end()))
                .toList();
    }

    private String files() {
        String folder = "results/runs/" + verdict.run();
        Markup.Table table = new Markup.Table("file", "what is in it");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("plan.json", "settings, seed, schedule, thresholds, the machine");
        files.put("samples.jsonl", "a line per interval and subject: counts and readings");
        files.put("latency.hlog", "HdrHistogram interval log, tagged by metric");
        files.put("events.jsonl", "phases, quiet points, limits hit, failures");
        files.put("verdict.json", "what this page says, for programs");
        files.put("summary.json", "the same in the shape of k6's summary");
        files.put("junit.xml", "the same as test cases");
        files.forEach((name, what) -> table.row(
                new Markup.Cell("<a href=\"" + name + "\"><code>" + name + "</code></a>", ""), Markup.Cell.text(what)));
        return table.html()
                + "<p>The verdict follows from these files alone. To judge again, and to write this page again:</p>\n"
                + "<pre class=\"copy\" tabindex=\"0\"><code>"
                + text("scripts/plimsoll judge " + folder + "\nscripts/plimsoll report " + folder)
                + "</code></pre>\n";
    }
}
