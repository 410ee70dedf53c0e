package dev.plimsoll.soak.cli.terminal;

import dev.plimsoll.soak.conduct.RunListener;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.report.Progress;
import dev.plimsoll.soak.report.ProgressLine;
import dev.plimsoll.soak.sample.Sample;
import java.io.PrintWriter;

/**
 * Shows how a run goes: on a terminal one line that changes every second; elsewhere a line every ten seconds, and every
 * minute after the first hour.
 */
public final class ProgressPrinter implements RunListener, AutoCloseable {
    private static final double LINE_SECONDS = 10;
    private static final double LATER_LINE_SECONDS = 60;
    private static final double HOUR_SECONDS = 3600;
    private static final String LAST_SUBJECT = "host";

    private final Plan plan;
    private final PrintWriter err;
    private final Mode mode;
    private Progress progress = Progress.NONE;
    private double nextSeconds = LINE_SECONDS;
    private boolean lineOpen;

    private enum Mode {
        SILENT,
        LINES,
        IN_PLACE
    }

    private ProgressPrinter(Plan plan, PrintWriter err, Mode mode) {
        this.plan = plan;
        this.err = err;
        this.mode = mode;
    }

    public static ProgressPrinter start(Plan plan, PrintWriter err) {
        return new ProgressPrinter(plan, err, Terminal.onStderr() ? Mode.IN_PLACE : Mode.LINES);
    }

    /** Shows nothing. */
    public static ProgressPrinter silent(Plan plan, PrintWriter err) {
        return new ProgressPrinter(plan, err, Mode.SILENT);
    }

    @Override
    public void sampled(Sample sample) {
        progress = progress.then(sample);
        if (!sample.subject().equals(LAST_SUBJECT)) {
            return;
        }
        if (mode == Mode.IN_PLACE) {
            err.print("\r\u001b[K" + ProgressLine.narrow(plan, progress));
            err.flush();
            lineOpen = true;
        } else if (mode == Mode.LINES && sample.seconds() >= nextSeconds) {
            err.println(ProgressLine.wide(plan, progress));
            nextSeconds = sample.seconds() + (sample.seconds() < HOUR_SECONDS ? LINE_SECONDS : LATER_LINE_SECONDS);
        }
    }

    @Override
    public void said(String sentence) {
        if (mode != Mode.SILENT) {
            close();
            err.println(sentence);
        }
    }

    @Override
    public void close() {
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }
}
