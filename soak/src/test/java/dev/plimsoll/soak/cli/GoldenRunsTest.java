package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of another day, judged today to the same bytes. {@code scripts/refresh-golden} makes them anew. */
final class GoldenRunsTest {
    private static final Path GOLDEN = Path.of("..", "results", "reference", "golden");

    @TempDir
    private Path copy = Path.of("unset");

    @ParameterizedTest
    @CsvSource({"pass, 0", "leak, 99", "died, 99"})
    void aRunOfAnotherDayIsJudgedToTheSameBytes(String name, int exit) throws IOException {
        for (String file : new String[] {"plan.json", "samples.jsonl", "events.jsonl", "latency.hlog"}) {
            Files.copy(GOLDEN.resolve(name).resolve(file), copy.resolve(file));
        }

        int judged = Plimsoll.run(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "judge", copy.toString());

        assertThat(judged).isEqualTo(exit);
        assertThat(copy.resolve("verdict.json"))
                .hasSameTextualContentAs(GOLDEN.resolve(name).resolve("verdict.json"));
    }
}
