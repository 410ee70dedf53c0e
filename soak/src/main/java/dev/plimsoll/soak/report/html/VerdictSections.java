package dev.plimsoll.soak.report.html;

import static dev.plimsoll.soak.report.html.Markup.badge;
import static dev.plimsoll.soak.report.html.Markup.element;
import static dev.plimsoll.soak.report.html.Markup.text;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.report.Check;
import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.report.RepeatCommand;
import dev.plimsoll.soak.report.Sentences;
import dev.plimsoll.soak.report.html.Markup.Cell;
import dev.plimsoll.soak.report.html.Markup.Table;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.verdict.Verdict;
import java.util.Locale;

/** What came of it and what it was: the parts of the page that come before the plots. */
final class VerdictSections {
    private static final int FEW = 16;

    private final Plan plan;
    private final Recording recording;
    private final Verdict verdict;

    VerdictSections(Plan plan, Recording recording, Verdict verdict) {
        this.plan = plan;
        this.recording = recording;
        this.verdict = verdict;
    }

    String verdict() {
        String word = verdict.verdict().name().toLowerCase(Locale.ROOT);
        StringBuilder html = new StringBuilder("<header class=\"verdict " + word + "\">\n<p class=\"run\">");
        html.append(text(verdict.run())).append("</p>\n<h1>").append(badge(verdict.verdict()));
        html.append(" <span class=\"scenario\">")
                .append(text(verdict.scenario()))
                .append("</span></h1>\n");
        html.append("<p class=\"numbers\">")
                .append(text(Sentences.numbers(verdict)))
                .append("</p>\n");
        if (!verdict.reasons().isEmpty()) {
            html.append("<ul class=\"reasons\">\n");
            verdict.reasons()
                    .forEach(reason -> html.append("<li>")
                            .append(element("b", reason.code()))
                            .append(' ')
                            .append(text(reason.message()))
                            .append("</li>\n"));
            html.append("</ul>\n");
        }
        html.append("</header>\n").append(damage()).append("<dl class=\"facts\">\n");
        fact(html, "Cost", Sentences.cost(verdict));
        fact(html, "Leaks", Sentences.leaks(verdict));
        fact(html, "Harness", Sentences.harness(verdict));
        return html.append("</dl>\n").toString();
    }

    String run() {
        Scenario scenario = plan.scenario();
        StringBuilder html = new StringBuilder("<dl class=\"grid\">\n");
        pair(html, "scenario", scenario.name());
        if (!scenario.summary().isBlank()) {
            pair(html, "in words", scenario.summary());
        }
        pair(html, "target", scenario.target().map(Target::toString).orElse("a stand-in at " + verdict.target()));
        pair(html, "protocol", scenario.protocol());
        pair(html, "connections", Figures.count(scenario.connections()));
        pair(html, "seed", Long.toHexString(scenario.seed()));
        pair(html, "started", verdict.started());
        pair(html, "lasted", Figures.seconds(verdict.duration()));
        pair(html, "Plimsoll", plan.version());
        if (!scenario.faults().isEmpty()) {
            pair(html, "ordered faults", String.join(", ", scenario.faults()));
        }
        html.append("</dl>\n");
        html.append("<p>Do it again:</p>\n<pre class=\"copy\" tabindex=\"0\"><code>")
                .append(text(RepeatCommand.of(plan)))
                .append("</code></pre>\n");
        if (!plan.notes().isEmpty()) {
            html.append("<ul class=\"notes\">\n");
            plan.notes().forEach(note -> html.append(element("li", note)).append('\n'));
            html.append("</ul>\n");
        }
        return html.append(phases()).append(environment()).toString();
    }

    String thresholds() {
        Table table = new Table("verdict", "threshold", "seen", "samples");
        for (Verdict.ThresholdResult threshold : verdict.thresholds()) {
            table.row(
                    new Cell(badge(threshold.verdict()), ""),
                    Cell.code(Check.name(threshold)),
                    Cell.text(Check.seen(threshold)),
                    Cell.number(Figures.count(threshold.samples())));
        }
        return verdict.thresholds().isEmpty() ? "<p>This run had no thresholds.</p>\n" : table.html();
    }

    private String damage() {
        StringBuilder html = new StringBuilder();
        if (recording.samples().isEmpty()) {
            html.append("<p class=\"notice\">Nothing was recorded: there is not one sample in this run, so there is"
                    + " nothing to draw.</p>\n");
        }
        if (!recording.damage().isEmpty()) {
            html.append(
                    "<div class=\"notice\"><p>The recording is damaged; what follows is what is left of it.</p><ul>\n");
            recording
                    .damage()
                    .forEach(damage -> html.append(element("li", damage)).append('\n'));
            html.append("</ul></div>\n");
        }
        return html.toString();
    }

    private String phases() {
        Table table = new Table("phase", "kind", "planned", "was run", "connections", "per second");
        for (PlannedPhase phase : plan.phases()) {
            table.row(
                    Cell.text(phase.phase().name() + (phase.phase().warmup() ? " (warm-up)" : "")),
                    Cell.text(phase.phase().kind()),
                    Cell.text(span(phase.start(), phase.end())),
                    Cell.text(wasRun(phase.phase().name())),
                    Cell.text(Figures.count(phase.openBefore()) + " → " + Figures.count(phase.openAfter())),
                    Cell.number(phase.perSecond() == 0 ? "–" : Figures.count(phase.perSecond())));
        }
        return table.html();
    }

    private String wasRun(String phase) {
        return verdict.phases().stream()
                .filter(span -> span.name().equals(phase))
                .findFirst()
                .map(span -> span(span.start(), span.end()))
                .orElse("not run");
    }

    private String environment() {
        Table table = new Table("machine", "as it was");
        plan.environment().forEach((name, value) -> table.row(Cell.code(name), Cell.text(value)));
        String open = plan.environment().size() <= FEW ? " open" : "";
        return plan.environment().isEmpty()
                ? ""
                : "<details class=\"more\"" + open + "><summary>Machine, kernel, settings and limits ("
                        + plan.environment().size() + ")</summary>\n" + table.html() + "</details>\n";
    }

    private static String span(double start, double end) {
        return Figures.clock(start) + "–" + Figures.clock(end);
    }

    private static void fact(StringBuilder html, String name, String sentence) {
        html.append("<div>")
                .append(element("dt", name))
                .append(element("dd", sentence))
                .append("</div>\n");
    }

    private static void pair(StringBuilder html, String name, String value) {
        html.append("<div>")
                .append(element("dt", name))
                .append(element("dd", value))
                .append("</div>\n");
    }
}
