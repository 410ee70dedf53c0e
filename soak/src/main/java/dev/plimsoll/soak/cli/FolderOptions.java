package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which run's folder a verb works on, and how it answers. */
final class FolderOptions {
    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of(".");

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** The folder, read back. */
    RunFolder read() throws IOException {
        return RunFolder.read(folder);
    }

    /** Says what came of it. */
    void answer(RunFolder run, Verdict verdict, PrintWriter out) {
        out.print(output.answer(run, verdict));
        out.flush();
    }
}
