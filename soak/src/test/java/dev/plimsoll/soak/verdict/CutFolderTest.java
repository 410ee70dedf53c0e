package dev.plimsoll.soak.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanFile;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.EventWriter;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LatencyWriter;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.RecordingReader;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.sample.SampleWriter;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder that was cut anywhere is judged, and is no pass. */
class CutFolderTest {
    private static final int RANDOM_CUTS = 500;

    private final Path folder;

    CutFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeHealthyRun() throws IOException {
        RunFixture run = RunFixture.healthy();
        Recording recording = run.recording();
        Files.write(RunFiles.PLAN.in(folder), PlanFile.write(run.plan()));
        try (SampleWriter samples = SampleWriter.open(folder);
                EventWriter events = EventWriter.open(folder);
                LatencyWriter latency = LatencyWriter.open(folder)) {
            for (Sample sample : recording.samples()) {
                samples.write(sample);
            }
            for (LatencyInterval interval : recording.latency()) {
                latency.write(interval);
            }
            for (Event event : recording.events()) {
                events.write(event.kind() == Event.Kind.RUN_END ? counting(event, samples, latency) : event);
            }
        }
    }

    private static Event counting(Event end, SampleWriter samples, LatencyWriter latency) {
        Map<String, String> details = new LinkedHashMap<>(end.details());
        details.put("samples", Long.toString(samples.lines()));
        details.put("latency", Long.toString(latency.lines()));
        return new Event(end.seconds(), end.kind(), details);
    }

    @Test
    void theWholeFolderPassesAndTwiceToTheSameBytes() throws IOException {
        assertThat(judged().verdict()).isEqualTo(Outcome.PASS);
        assertThat(VerdictFile.write(judged())).isEqualTo(VerdictFile.write(judged()));
    }

    @ParameterizedTest
    @EnumSource(names = {"SAMPLES", "EVENTS", "LATENCY", "PLAN"})
    void aFileCutAnywhereIsJudgedAndIsNoPass(RunFiles name) throws IOException {
        Path file = name.in(folder);
        byte[] whole = Files.readAllBytes(file);
        int harmless = name == RunFiles.PLAN ? 1 : 0; // the newline after the last brace carries nothing
        for (int length : cuts(whole)) {
            Files.write(file, Arrays.copyOf(whole, length));
            Verdict verdict = judged();
            if (length < whole.length - harmless) {
                assertThat(verdict.verdict())
                        .as("%s cut at %d of %d", file.getFileName(), length, whole.length)
                        .isEqualTo(Outcome.INCONCLUSIVE);
            }
            if (length % 16 == 0) {
                assertThat(VerdictFile.write(verdict)).isEqualTo(VerdictFile.write(judged()));
            }
        }
    }

    /** Every byte of the last three lines, every line's end, and some more. */
    private static Set<Integer> cuts(byte[] whole) {
        TreeSet<Integer> lineEnds = new TreeSet<>();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                lineEnds.add(i + 1);
            }
        }
        TreeSet<Integer> cuts = new TreeSet<>(lineEnds);
        cuts.remove(whole.length);
        int fourthFromEnd =
                lineEnds.descendingSet().stream().skip(3).findFirst().orElse(0);
        for (int length = fourthFromEnd; length < whole.length; length++) {
            cuts.add(length);
        }
        Random random = new Random(7);
        for (int i = 0; i < RANDOM_CUTS; i++) {
            cuts.add(random.nextInt(whole.length));
        }
        return cuts;
    }

    private Verdict judged() throws IOException {
        Optional<Plan> plan = PlanFile.read(Files.readAllBytes(RunFiles.PLAN.in(folder)))
                .match(readable -> Optional.of(readable.plan()), unreadable -> Optional.empty());
        return Judge.judge(plan, RecordingReader.read(folder), "folder");
    }
}
