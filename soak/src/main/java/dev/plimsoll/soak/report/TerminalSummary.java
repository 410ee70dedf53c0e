package dev.plimsoll.soak.report;

import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The closing text of a run, at most 80 columns wide where words allow: the verdict, each reason, what a connection
 * costs, whether anything leaks, whether the harness was in the way, where the report is. It ends with a newline.
 */
public final class TerminalSummary {
    private static final int COLUMNS = 80;
    private static final int LABEL_COLUMNS = 9;

    /** A space, but none in {@code 1.9 ms}, in {@code 1 min 15 s} or in {@code refused 2,}. */
    private static final Pattern BREAK =
            Pattern.compile(" (?<!\\d (?=[\\p{L}±]))(?<!\\b(?:min|h|d) (?=\\d))(?![\\d,]*\\d[,);](?!\\d))");

    private final Ink ink;
    private final StringBuilder text = new StringBuilder();

    private TerminalSummary(Ink ink) {
        this.ink = ink;
    }

    /**
     * The text.
     *
     * @param recording said to be damaged where it is
     * @param reportPath where the page was written, as the person can type it
     */
    public static String of(Recording recording, Verdict verdict, String reportPath, Ink ink) {
        TerminalSummary summary = new TerminalSummary(ink);
        String word = verdict.verdict().name();
        summary.line(word, ink.verdict(verdict.verdict(), word), Sentences.numbers(verdict));
        for (Verdict.Reason reason : verdict.reasons()) {
            summary.line("because", reason.message());
        }
        for (String damage : recording.damage()) {
            summary.line("damaged", damage);
        }
        summary.line("cost", Sentences.cost(verdict));
        if (verdict.reasons().stream().noneMatch(reason -> "leak".equals(reason.code()))) {
            summary.line("leaks", Sentences.leaks(verdict));
        }
        summary.line("harness", Sentences.harness(verdict));
        summary.line("report", reportPath);
        return summary.text.toString();
    }

    private void line(String label, String sentence) {
        line(label, ink.label(label), sentence);
    }

    private void line(String label, String inked, String sentence) {
        int first = Math.max(LABEL_COLUMNS, label.length() + 2);
        List<String> lines = wrapped(oneLine(sentence), first);
        text.append(inked).append(" ".repeat(first - label.length())).append(lines.get(0));
        lines.stream()
                .skip(1)
                .forEach(line ->
                        text.append('\n').append(" ".repeat(LABEL_COLUMNS)).append(line));
        text.append('\n');
    }

    /** What a gateway may have said is kept from steering the terminal. */
    private static String oneLine(String sentence) {
        return sentence.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static List<String> wrapped(String sentence, int firstColumn) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int room = COLUMNS - firstColumn;
        for (String word : BREAK.split(sentence, -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
                room = COLUMNS - LABEL_COLUMNS;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
