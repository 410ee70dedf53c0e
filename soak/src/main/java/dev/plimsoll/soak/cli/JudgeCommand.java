package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
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

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of(".");

    @Mixin
    private OutputOptions output = new OutputOptions();

    JudgeCommand() {}

    @Override
    public Integer call() throws IOException {
        RunFolder run = RunFolder.read(folder);
        Verdict verdict = run.judge();
        spec.commandLine().getOut().print(output.answer(run, verdict));
        spec.commandLine().getOut().flush();
        return ExitCode.of(verdict.verdict()).number();
    }
}
