package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code judge}: a run's folder → {@code verdict.json}, the same bytes each time. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        description = "Judges a run's folder, also one that was cut short, and writes verdict.json.",
        footerHeading = "%nExample:%n",
        footer = "  plimsoll judge results/runs/20261120T235155Z-quick")
final class JudgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FolderOptions options = new FolderOptions();

    JudgeCommand() {}

    @Override
    public Integer call() throws IOException {
        RunFolder run = options.read();
        Verdict verdict = run.judge();
        options.answer(run, verdict, spec.commandLine().getOut());
        return ExitCode.of(verdict.verdict()).number();
    }
}
