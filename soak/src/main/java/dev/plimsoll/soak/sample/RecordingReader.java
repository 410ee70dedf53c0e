package dev.plimsoll.soak.sample;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads back what a run wrote, as far as it got, whatever bytes the files hold. */
public final class RecordingReader {
    private RecordingReader() {}

    /**
     * The recording in this folder; what is missing or cannot be read is named in {@link Recording#damage}.
     *
     * @throws IOException only where there is no such folder
     */
    public static Recording read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "not a run's folder");
        }
        List<String> damage = new ArrayList<>();
        SampleLine samples = new SampleLine();
        List<Sample> sampled = WholeLines.read(RunFiles.SAMPLES.in(folder), samples::sample, damage);
        List<Event> events = WholeLines.read(RunFiles.EVENTS.in(folder), samples::event, damage);
        List<LatencyInterval> latency = WholeLines.read(RunFiles.LATENCY.in(folder), LatencyLine::parse, damage);
        return new Recording(sampled, events, latency, damage);
    }

    /**
     * Reads a file of lines of which any byte may be missing or wrong. What does not end with a newline is a torn tail and
     * not a line; a line longer than any of ours is passed over, so that memory stays bounded.
     */
    private static final class WholeLines {
        private static final int LONGEST_LINE_BYTES = 1 << 20;

        private final String name;
        private final List<String> damage;
        private long lineNumber;
        private long unreadable;
        private long firstUnreadable;

        private WholeLines(String name, List<String> damage) {
            this.name = name;
            this.damage = damage;
        }

        /** Hands on what a line holds; false where it cannot be read. */
        interface Parser<T> {
            boolean parse(byte[] line, Consumer<T> found);
        }

        /** All that could be read, in order; what could not is put into words in {@code damage}. */
        static <T> List<T> read(Path file, Parser<T> parser, List<String> damage) {
            String name = String.valueOf(file.getFileName());
            if (!Files.isRegularFile(file)) {
                damage.add(name + " is missing");
                return List.of();
            }
            List<T> records = new ArrayList<>();
            WholeLines lines = new WholeLines(name, damage);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                lines.each(in, parser, records);
            } catch (IOException e) {
                damage.add("%s could not be read to its end: %s".formatted(name, e.getMessage()));
            }
            lines.sayWhatWasUnreadable();
            return records;
        }

        private <T> void each(InputStream in, Parser<T> parser, List<T> records) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long bytes = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    bytes++;
                    if (bytes <= LONGEST_LINE_BYTES) {
                        line.write(next);
                    }
                    continue;
                }
                lineNumber++;
                if (bytes > LONGEST_LINE_BYTES || !parser.parse(line.toByteArray(), records::add)) {
                    countUnreadable();
                }
                line.reset();
                bytes = 0;
            }
            if (bytes > 0) {
                damage.add("%s ends in the middle of line %d".formatted(name, lineNumber + 1));
            }
        }

        private void countUnreadable() {
            unreadable++;
            if (unreadable == 1) {
                firstUnreadable = lineNumber;
            }
        }

        private void sayWhatWasUnreadable() {
            if (unreadable == 1) {
                damage.add("%s: line %d cannot be read".formatted(name, firstUnreadable));
            } else if (unreadable > 1) {
                damage.add("%s: %d lines cannot be read, the first is line %d"
                        .formatted(name, unreadable, firstUnreadable));
            }
        }
    }
}
