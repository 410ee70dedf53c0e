package dev.plimsoll.soak.report;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.util.List;

/** {@code summary.md}: the verdict as a GitHub step summary, in GitHub's Markdown. */
public final class MarkdownSummary {
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary() {}

    /** The text, ending with a newline. */
    public static String of(Plan plan, Recording recording, Verdict verdict) {
        MarkdownSummary summary = new MarkdownSummary();
        summary.head(recording, verdict);
        summary.thresholds(verdict.thresholds());
        summary.resources(verdict);
        summary.limits(verdict.limits());
        summary.text
                .append("\nDo it again: ")
                .append(code(RepeatCommand.of(plan)))
                .append('\n');
        return summary.text.toString();
    }

    private void head(Recording recording, Verdict verdict) {
        text.append("## ")
                .append(mark(verdict.verdict()))
                .append(' ')
                .append(verdict.verdict())
                .append(": ")
                .append(words(verdict.scenario()))
                .append("\n\n")
                .append(words(Sentences.numbers(verdict)))
                .append("\n\n");
        verdict.reasons().forEach(reason -> bullet("**" + words(reason.code()) + "** " + words(reason.message())));
        recording.damage().forEach(damage -> bullet("**damaged** " + words(damage)));
        bullet(words(Sentences.cost(verdict)));
        if (verdict.reasons().stream().noneMatch(reason -> "leak".equals(reason.code()))) {
            bullet(words(Sentences.leaks(verdict)));
        }
        bullet(words(Sentences.harness(verdict)));
    }

    private void thresholds(List<Verdict.ThresholdResult> thresholds) {
        if (thresholds.isEmpty()) {
            return;
        }
        row("", "threshold", "seen", "samples");
        row("---", "---", "---", "---:");
        for (Verdict.ThresholdResult threshold : thresholds) {
            row(
                    mark(threshold.verdict()),
                    code(Check.name(threshold)),
                    words(Check.seen(threshold)),
                    Figures.count(threshold.samples()));
        }
    }

    private void resources(Verdict verdict) {
        if (!verdict.leaks().isEmpty()) {
            text.append('\n');
            row("leak", "verdict", "evidence");
            row("---", "---", "---");
            verdict.leaks()
                    .forEach(leak -> row(
                            words(leak.subject() + " " + leak.resource()),
                            words(leak.verdict()),
                            words(leak.evidence())));
        }
    }

    private void limits(List<Verdict.LimitResult> limits) {
        if (limits.isEmpty()) {
            return;
        }
        text.append('\n');
        row("limit", "used", "ceiling", "hit");
        row("---", "---:", "---:", "---");
        limits.forEach(limit -> row(
                words(limit.subject() + " " + limit.limit()),
                Figures.count(Sentences.orNaN(limit.used())),
                Figures.count(Sentences.orNaN(limit.ceiling())),
                limit.hit() ? "yes" : "no"));
    }

    private void bullet(String markdown) {
        text.append("- ").append(markdown).append('\n');
    }

    private void row(String... cells) {
        if (text.charAt(text.length() - 2) != '|' && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "✅";
            case FAIL -> "❌";
            case INCONCLUSIVE -> "❔";
        };
    }

    /** Text that Markdown and HTML leave as it is. */
    private static String words(String raw) {
        return oneLine(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
    }

    /** A code span; a backtick in it becomes an apostrophe, as nothing else is safe in a table. */
    private static String code(String raw) {
        return "`" + oneLine(raw).replace('`', '\'').replace("|", "\\|") + "`";
    }

    private static String oneLine(String raw) {
        return raw.replaceAll("\\p{Cntrl}+", " ");
    }
}
