package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.conduct.DiskReserve;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanFile;
import dev.plimsoll.soak.report.JUnitReport;
import dev.plimsoll.soak.report.MarkdownSummary;
import dev.plimsoll.soak.report.SummaryJson;
import dev.plimsoll.soak.report.html.HtmlReport;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.RecordingReader;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.verdict.Judge;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.VerdictFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run's folder, read back: what {@code judge} and {@code report} work on.
 *
 * @param folder where it is
 * @param plan what was planned; empty where plan.json is missing or unreadable
 * @param recording what was written while it ran
 */
record RunFolder(Path folder, Optional<Plan> plan, Recording recording) {
    static RunFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Stop(ExitCode.USAGE, "there is no folder \"" + folder + "\"; runs are in results/runs");
        }
        DiskReserve.giveBack(folder);
        return new RunFolder(folder, readPlan(folder), RecordingReader.read(folder));
    }

    /** Judges it and writes {@code verdict.json}, with a marker file for a run that did not pass. */
    Verdict judge() throws IOException {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Verdict verdict = Judge.judge(plan, recording, name == null ? "run" : name.toString());
        Files.write(RunFiles.VERDICT.in(folder), VerdictFile.write(verdict));
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE)) {
            Path marker = folder.resolve(outcome.name().toUpperCase(Locale.ROOT));
            if (verdict.verdict() == outcome) {
                Files.write(marker, new byte[0]);
            } else {
                Files.deleteIfExists(marker);
            }
        }
        return verdict;
    }

    /** Writes the reports; those that show the plan are left out where there is none. */
    void report(Verdict verdict) throws IOException {
        write(RunFiles.SUMMARY_JSON, SummaryJson.of(verdict));
        write(RunFiles.JUNIT, JUnitReport.of(recording, verdict));
        if (plan.isPresent()) {
            write(RunFiles.SUMMARY, MarkdownSummary.of(plan.get(), recording, verdict));
            write(RunFiles.REPORT, HtmlReport.of(plan.get(), recording, verdict));
        }
    }

    private void write(RunFiles file, String text) throws IOException {
        Files.writeString(file.in(folder), text, StandardCharsets.UTF_8);
    }

    private static Optional<Plan> readPlan(Path folder) throws IOException {
        Path file = RunFiles.PLAN.in(folder);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return PlanFile.read(Files.readAllBytes(file)) instanceof PlanFile.Result.Readable readable
                ? Optional.of(readable.plan())
                : Optional.empty();
    }
}
