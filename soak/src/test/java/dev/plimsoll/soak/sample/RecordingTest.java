package dev.plimsoll.soak.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private final Path folder;

    RecordingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            samples.add(anySample(random));
        }
        List<Event> events = List.of(
                new Event(0, Event.Kind.RUN_START, details("wall", "2026-11-20T23:51:55Z", "target", "tcp://[::1]:9")),
                new Event(1.25, Event.Kind.FAILURE, details("kind", "other", "message", "a \"quoted\"\nline — ü")),
                new Event(2, Event.Kind.RUN_END, Map.of()));
        write(samples, events, List.of());
        Recording read = RecordingReader.read(folder);
        assertThat(read.damage()).isEmpty();
        assertThat(read.samples()).isEqualTo(samples);
        assertThat(read.events()).isEqualTo(events);
    }

    @Test
    void aSampleIsALineAsTheFormatSays() throws IOException {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("rss", Reading.ofProcess(Quantity.bytes(123)));
        readings.put("fd", new Reading.Absent("no such process"));
        readings.put("cpu", new Reading.Failed("denied"));
        Sample.Quiet quiet = new Sample.Quiet(1, 200, 3);
        write(
                List.of(new Sample(1, 0.5, "churn", "gateway", Optional.of(quiet), readings, Optional.empty())),
                List.of(),
                List.of());
        assertThat(RunFiles.SAMPLES.in(folder)).hasContent("""
                        {"t":1,"dt":0.5,"phase":"churn","subject":"gateway","quiet":{"block":1,"cycles":200,"open":3},\
                        "readings":{"rss":{"bytes":123,"scope":"process"},"fd":{"absent":"no such process"},\
                        "cpu":{"failed":"denied"}}}
                        """);
    }

    @Test
    void latenciesAreReadBackHereAndByHdrHistogramItself() throws IOException {
        Histogram histogram = new Histogram(3_600_000_000_000L, 3);
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            histogram.recordValue((long) (random.nextDouble() * 1e10));
        }
        write(List.of(), List.of(), List.of(new LatencyInterval("establish", 10, 20.5, histogram)));
        LatencyInterval read = RecordingReader.read(folder).latency().get(0);
        assertThat(read.metric()).isEqualTo("establish");
        assertThat(read.start()).isEqualTo(10);
        assertThat(read.end()).isEqualTo(20.5);
        assertThat(read.histogram().equals(histogram)).isTrue();
        try (HistogramLogReader theirs =
                new HistogramLogReader(RunFiles.LATENCY.in(folder).toFile())) {
            Histogram next = (Histogram) theirs.nextIntervalHistogram();
            assertThat(next.equals(histogram)).isTrue();
            assertThat(next.getTag()).isEqualTo("establish");
            assertThat(next.getStartTimeStamp() / 1e3).isEqualTo(10, within(1e-6));
            assertThat(next.getEndTimeStamp() / 1e3).isEqualTo(20.5, within(1e-6));
        }
    }

    @Test
    void aTornLastLineIsDroppedAndNoted() throws IOException {
        writeThree();
        byte[] bytes = Files.readAllBytes(RunFiles.SAMPLES.in(folder));
        Files.write(RunFiles.SAMPLES.in(folder), Arrays.copyOf(bytes, bytes.length - 1));
        Recording read = RecordingReader.read(folder);
        assertThat(read.samples()).hasSize(2);
        assertThat(read.damage()).containsExactly("samples.jsonl ends in the middle of line 3");
    }

    @Test
    void unreadableLinesInTheMiddleAreSkippedAndCounted() throws IOException {
        writeThree();
        Path file = RunFiles.SAMPLES.in(folder);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(1, "{\"t\":1");
        lines.add(2, "");
        lines.add(3, lines.get(0).replace("\"t\":1", "\"t\":\"one\""));
        Files.write(file, lines);
        Recording read = RecordingReader.read(folder);
        assertThat(read.samples()).hasSize(3);
        assertThat(read.damage()).containsExactly("samples.jsonl: 3 lines cannot be read, the first is line 2");
    }

    @Test
    void missingFilesAreNotedAndAMissingFolderIsAnError() throws IOException {
        assertThat(RecordingReader.read(folder).damage())
                .containsExactly("samples.jsonl is missing", "events.jsonl is missing", "latency.hlog is missing");
        assertThatThrownBy(() -> RecordingReader.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFolderIsWrittenOnce() throws IOException {
        SampleWriter.open(folder).close();
        assertThatThrownBy(() -> SampleWriter.open(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        try (EventWriter events = EventWriter.open(folder)) {
            Thread.currentThread().interrupt();
            events.write(new Event(1, Event.Kind.INTERRUPTED, Map.of()));
            events.force();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(RecordingReader.read(folder).events()).hasSize(1);
    }

    @Test
    void whateverBytesTheFilesHoldNothingIsThrown() throws IOException {
        writeThree();
        Random random = new Random(3);
        for (RunFiles name : List.of(RunFiles.SAMPLES, RunFiles.EVENTS, RunFiles.LATENCY)) {
            byte[] whole = Files.readAllBytes(name.in(folder));
            for (int i = 0; i < 500; i++) {
                byte[] changed = whole.clone();
                for (int k = 0; k <= i % 4; k++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                Files.write(name.in(folder), changed);
                Recording read = RecordingReader.read(folder);
                assertThat(read.samples().size()).isLessThanOrEqualTo(3);
            }
            Files.write(name.in(folder), whole);
        }
    }

    @Test
    void aHistogramThatClaimsGigabytesIsNotBelieved() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(40);
        head.putInt(0x1c849303 | 0x10).putInt(Integer.MAX_VALUE).putInt(0).putInt(5);
        head.putLong(1).putLong(Long.MAX_VALUE).putDouble(1);
        Deflater deflater = new Deflater();
        deflater.setInput(head.array());
        deflater.finish();
        byte[] compressed = new byte[200];
        int length = deflater.deflate(compressed);
        deflater.end();
        ByteBuffer encoded =
                ByteBuffer.allocate(8 + length).putInt(0x1c849304 | 0x10).putInt(length);
        encoded.put(compressed, 0, length);
        String line = "Tag=connect,0.0,1.0,1.0," + Base64.getEncoder().encodeToString(encoded.array()) + "\n";
        Files.writeString(RunFiles.LATENCY.in(folder), line, StandardCharsets.US_ASCII);
        Recording read = RecordingReader.read(folder);
        assertThat(read.latency()).isEmpty();
        assertThat(read.damage()).contains("latency.hlog: line 1 cannot be read");
    }

    @Test
    void aLineWithoutEndTakesBoundedMemory() throws IOException {
        writeThree();
        Files.writeString(RunFiles.EVENTS.in(folder), "x".repeat(3 << 20) + "\n{\"t\":1,\"event\":\"run-end\"}\n");
        Recording read = RecordingReader.read(folder);
        assertThat(read.events()).extracting(Event::kind).containsExactly(Event.Kind.RUN_END);
        assertThat(read.damage()).containsExactly("events.jsonl: line 1 cannot be read");
    }

    private void writeThree() throws IOException {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(1_000_000);
        List<Sample> samples = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<LatencyInterval> latency = new ArrayList<>();
        for (int t = 1; t <= 3; t++) {
            samples.add(new Sample(
                    t,
                    1,
                    "hold",
                    "gateway",
                    Optional.empty(),
                    Map.of("fd", Reading.ofProcess(Quantity.count(t))),
                    Optional.empty()));
            events.add(new Event(t, Event.Kind.PHASE_START, Map.of("phase", "p" + t)));
            latency.add(new LatencyInterval("connect", t - 1, t, histogram));
        }
        write(samples, events, latency);
    }

    private void write(List<Sample> samples, List<Event> events, List<LatencyInterval> latency) throws IOException {
        try (SampleWriter sampleFile = SampleWriter.open(folder);
                EventWriter eventFile = EventWriter.open(folder);
                LatencyWriter latencyFile = LatencyWriter.open(folder)) {
            for (Sample sample : samples) {
                sampleFile.write(sample);
            }
            for (Event event : events) {
                eventFile.write(event);
            }
            for (LatencyInterval interval : latency) {
                latencyFile.write(interval);
            }
            sampleFile.force();
            assertThat(sampleFile.lines()).isEqualTo(samples.size());
            assertThat(latencyFile.lines()).isEqualTo(latency.size());
        }
    }

    private static Map<String, String> details(String... pairs) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            details.put(pairs[i], pairs[i + 1]);
        }
        return details;
    }

    private static Sample anySample(Random random) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Unit unit = any(random, Unit.values());
            Scope scope = any(random, Scope.values());
            double amount = random.nextBoolean() ? random.nextInt(1 << 20) : random.nextDouble() * 1e12;
            Reading value = new Reading.Value(new Quantity(amount, unit), scope);
            readings.put(
                    String.format(Locale.ROOT, "r%d", i),
                    switch (random.nextInt(4)) {
                        case 0 -> new Reading.Absent("not \"here\"");
                        case 1 -> new Reading.Failed("why\u0000 not");
                        default -> value;
                    });
        }
        Optional<Sample.Quiet> quiet = random.nextBoolean()
                ? Optional.of(new Sample.Quiet(random.nextInt(9), random.nextInt(), 7))
                : Optional.empty();
        quiet = quiet.map(q -> new Sample.Quiet(q.block(), Math.abs(q.cycles()), q.open()));
        return new Sample(
                random.nextDouble() * 1e5,
                random.nextDouble(),
                "phase",
                "generator",
                quiet,
                readings,
                random.nextBoolean() ? Optional.of(anyLoad(random)) : Optional.empty());
    }

    private static LoadSample anyLoad(Random random) {
        Map<FailureKind, Long> failed = new EnumMap<>(FailureKind.class);
        Map<FailureKind, Long> lost = new EnumMap<>(FailureKind.class);
        for (FailureKind kind : FailureKind.values()) {
            if (random.nextInt(4) == 0) {
                failed.put(kind, (long) random.nextInt(1000));
                lost.put(kind, (long) random.nextInt(1000));
            }
        }
        long n = random.nextInt(1 << 20);
        Map<String, LoadSample.Quantiles> latency = new LinkedHashMap<>();
        latency.put("message", new LoadSample.Quantiles(n, 0.1, 0.2, random.nextDouble(), 0.4, 0.5, 1));
        double lag = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
        return new LoadSample(
                new LoadSample.Connections(n, n + 1, n + 2, n + 3, n + 4, failed, lost),
                new LoadSample.Messages(n, 1, 2, 3, 4, 5, 6, 7),
                new LoadSample.Heartbeats(3, 2, 1),
                latency,
                new LoadSample.Meter(lag, random.nextDouble(), 1));
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
