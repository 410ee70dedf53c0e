package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are cut short leave a folder that can be judged, and are never passed. */
final class InterruptedRunsTest {
    private static final String IN_TRAFFIC = "\"phase\":\"traffic\"";

    @TempDir
    private Path out = Path.of("unset");

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsTheRunJudgedOnWhatWasSeen(String signal) throws Exception {
        try (ChildRun run = ChildRun.start(out, List.of())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> run.hasWritten(IN_TRAFFIC));
            if (signal.equals("INT")) { // a terminal sends it to the children too
                send(signal, run.process().children().findFirst().orElseThrow());
            }
            send(signal, run.process().toHandle());

            assertThat(run.await()).as(run.output()).isEqualTo(130);
            assertThat(run.folder())
                    .isDirectoryContaining("glob:**/verdict.json")
                    .isDirectoryContaining("glob:**/report.html")
                    .isDirectoryContaining("glob:**/INCONCLUSIVE");
            assertThat(Files.readString(run.folder().resolve("verdict.json")))
                    .contains("\"interrupted\"")
                    .doesNotContain("lost-messages", "died");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"phase\":\"hold\"", IN_TRAFFIC, "\"quiet-point\""})
    void aKilledRunCanBeJudgedAndReportedAndItsStandinEnds(String moment) throws Exception {
        try (ChildRun run = ChildRun.start(out, List.of())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> run.hasWritten(moment));
            ProcessHandle standin = run.process().children().findFirst().orElseThrow();
            run.process().destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(20)).until(() -> hasEnded(standin));
            assertThat(type("judge", run.folder().toString())).isEqualTo(98);
            byte[] once = Files.readAllBytes(run.folder().resolve("verdict.json"));
            assertThat(type("judge", run.folder().toString())).isEqualTo(98);
            assertThat(Files.readAllBytes(run.folder().resolve("verdict.json"))).isEqualTo(once);
            assertThat(type("report", run.folder().toString())).isZero();
            assertThat(run.folder()).isDirectoryContaining("glob:**/report.html");
        }
    }

    @Test
    void aFullDiskIsSaidAndTheVerdictIsStillWritten() throws Exception {
        String onSmallDisk =
                "mount -t tmpfs -o size=300k none " + out + " && \"$@\"; echo exit $?; cat " + out + "/*/verdict.json";
        try (ChildRun run = ChildRun.start(out, List.of("unshare", "-rm", "sh", "-c", onSmallDisk, "sh"))) {
            run.await();

            assertThat(run.output())
                    .contains("the run could not go on: No space left on device", "exit 98")
                    .contains("\"verdict\" : \"inconclusive\"", "the run ended before its last phase had");
        }
    }

    @Test
    void aThresholdThatAbortsEndsTheRun() throws IOException {
        Path scenario = out.resolve("aborting.yaml");
        Files.writeString(scenario, """
                name: aborting
                protocol: tcp
                connections: 20
                phases:
                  - ramp: {to: 100%, over: 200ms}
                  - hold: {for: 60s}
                thresholds:
                  - {threshold: "connections_lost: count == 0", abort: true, after: 1s}
                faults: [close-early=0.5]
                """);
        long begun = System.nanoTime();

        assertThat(type("run", scenario.toString(), "--out", out.resolve("runs").toString()))
                .isEqualTo(99);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    }

    /** Gone, or merely not waited for yet by whoever inherited it (state Z, man 5 proc). */
    private static boolean hasEnded(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException gone) {
            return true;
        }
    }

    private static void send(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static int type(String... arguments) {
        return Plimsoll.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), arguments);
    }
}
