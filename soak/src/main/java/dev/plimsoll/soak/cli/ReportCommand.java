package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code report}: a run's folder → the reports for a browser, a pull request and a build server. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        description = "Judges a run's folder and writes report.html, summary.md, junit.xml and summary.json.",
        footerHeading = "%nExample:%n",
        footer = "  plimsoll report results/runs/20261120T235155Z-quick")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOptions options = new FolderOptions();

    ReportCommand() {}

    @Override
    public Integer call() throws IOException {
        RunFolder run = options.read();
        Verdict verdict = run.judge();
        run.report(verdict);
        options.answer(run, verdict, spec.commandLine().getOut());
        return ExitCode.PASS.number();
    }
}
