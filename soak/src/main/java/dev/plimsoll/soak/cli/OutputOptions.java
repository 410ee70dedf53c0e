package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.terminal.ProgressPrinter;
import dev.plimsoll.soak.cli.terminal.Terminal;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.report.Ink;
import dev.plimsoll.soak.report.TerminalSummary;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.VerdictFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** How a verb says what it has to say. */
final class OutputOptions {
    @Option(names = "--json", description = "Prints verdict.json instead of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colours, as with NO_COLOR=1.")
    private boolean noColor;

    boolean quiet() {
        return quiet;
    }

    /** What shows how a run goes. */
    ProgressPrinter progress(Plan plan, PrintWriter err) {
        return quiet ? ProgressPrinter.silent(plan, err) : ProgressPrinter.start(plan, err);
    }

    /** What goes to stdout at the end. */
    String answer(RunFolder run, Verdict verdict) {
        if (json) {
            return new String(VerdictFile.write(verdict), StandardCharsets.UTF_8);
        }
        Ink ink = Terminal.colours(noColor) ? Ink.COLOURS : Ink.PLAIN;
        String page = RunFiles.REPORT.in(run.folder()).toString();
        return TerminalSummary.of(run.recording(), verdict, page, ink);
    }
}
