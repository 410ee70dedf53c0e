package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All probes over all captured sets of files: whole, cut at every byte, failing at every look. */
class CapturedKernelsTest {
    private static final List<Long> PROCESSES = List.of(Captured.PID, Captured.HOLDER);

    /** Files in which each row is a thing: without some of their last rows they are what the kernel prints for fewer things. */
    private static final List<String> ROWS =
            List.of("net/tcp", "net/tcp6", "maps", "softnet_stat", "nf_conntrack", "arp_cache", "timers", "fdinfo");

    /** Those of them that the kernel also prints without any row. */
    private static final List<String> MAY_BE_EMPTY = List.of("net/tcp", "net/tcp6", "timers", "fdinfo");

    static List<Path> kernels() {
        return Captured.kernels();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void wholeFilesGiveWhatTheKernelPrinted(Path kernel) throws IOException {
        ProcReader reader = CapturedFiles.of(kernel).reader();
        List<String> lines = new ArrayList<>();
        for (long pid : PROCESSES) {
            lines.add("# process " + pid);
            AllProbes.read(reader, pid).forEach((resource, reading) -> lines.add(resource + " " + inWords(reading)));
        }
        Path golden = Captured.resource("/readings").resolve(kernel.getFileName() + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Path source = Path.of("src/test/resources/readings").resolve(golden.getFileName());
            Files.write(source, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(golden));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aFileThatIsCutAnywhereGivesTheSameNumberOrNone(Path kernel) {
        CapturedFiles captured = CapturedFiles.of(kernel);
        for (long pid : PROCESSES) {
            for (AllProbes.Maker maker : AllProbes.MAKERS) {
                Map<String, Reading> whole = maker.apply(captured.reader(), pid).read();
                for (Path file : filesOf(maker, captured, pid)) {
                    for (int length = 0; length < captured.length(file); length++) {
                        Cut cut = new Cut(captured, file, length);
                        Map<String, Reading> readings =
                                maker.apply(CapturedFiles.reader(cut), pid).read();
                        assertHonest(readings, whole, cut);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VANISHED", "BROKEN", "DENIED"})
    void whateverFailsAtWhicheverLookGivesTheSameNumberOrNone(Troubled.Trouble trouble) {
        for (Path kernel : kernels()) {
            CapturedFiles captured = CapturedFiles.of(kernel);
            for (AllProbes.Maker maker : AllProbes.MAKERS) {
                Map<String, Reading> whole =
                        maker.apply(captured.reader(), Captured.HOLDER).read();
                int at = 1;
                Troubled files;
                do {
                    files = new Troubled(captured, trouble, at);
                    Map<String, Reading> readings = maker.apply(CapturedFiles.reader(files), Captured.HOLDER)
                            .read();
                    assertThat(readings.keySet()).isEqualTo(whole.keySet());
                    for (Map.Entry<String, Reading> reading : readings.entrySet()) {
                        if (!reading.getValue().equals(whole.get(reading.getKey()))) {
                            assertThat(reading.getValue())
                                    .as("%s of %s, %s at look %d", reading.getKey(), kernel, trouble, at)
                                    .isNotInstanceOf(Reading.Value.class);
                            assertThat(inWords(reading.getValue())).hasSizeGreaterThan(15);
                        }
                    }
                    at++;
                } while (files.happened());
                assertThat(at).isGreaterThan(3);
            }
        }
    }

    private static Set<Path> filesOf(AllProbes.Maker maker, CapturedFiles captured, long pid) {
        Set<Path> opened = new LinkedHashSet<>();
        maker.apply(CapturedFiles.reader(new Watching(captured, opened)), pid).read();
        return opened;
    }

    private static void assertHonest(Map<String, Reading> readings, Map<String, Reading> whole, Cut cut) {
        assertThat(readings.keySet()).isEqualTo(whole.keySet());
        readings.forEach((resource, reading) -> {
            Reading expected = whole.getOrDefault(resource, new Reading.Absent("not read"));
            if (reading instanceof Reading.Value value && !value.equals(expected)) {
                double amount = value.quantity().amount();
                boolean fewerRows = cut.endsALine() && cut.isOneOf(ROWS) && amount <= expected.amountOrNaN();
                assertThat(fewerRows && (amount > 0 || cut.isOneOf(MAY_BE_EMPTY)))
                        .as("%s is %s of %s, and %s of the whole", resource, reading, cut, expected)
                        .isTrue();
            }
        });
    }

    private static String inWords(Reading reading) {
        return reading.match(
                value -> value.quantity().amount() + " "
                        + value.quantity().unit().label() + " " + value.scope(),
                absent -> "absent: " + absent.reason(),
                failed -> "failed: " + failed.reason());
    }

    /** Notes which files that are there are opened. */
    private record Watching(CapturedFiles files, Set<Path> opened) implements FileAccess {
        @Override
        public ReadableByteChannel open(Path file) throws IOException {
            ReadableByteChannel channel = files.open(file);
            opened.add(file);
            return channel;
        }

        @Override
        public long sizeBytes(Path file) throws IOException {
            return files.sizeBytes(file);
        }

        @Override
        public DirectoryStream<Path> list(Path directory) throws IOException {
            return files.list(directory);
        }

        @Override
        public Path link(Path file) throws IOException {
            return files.link(file);
        }
    }

    /** One file ends early. */
    private record Cut(CapturedFiles files, Path file, int length) implements FileAccess {
        boolean endsALine() {
            return length == 0 || files.start(file, length)[length - 1] == '\n';
        }

        boolean isOneOf(List<String> names) {
            return names.stream()
                    .anyMatch(name -> file.endsWith(name) || file.toString().contains("/" + name + "/"));
        }

        @Override
        public ReadableByteChannel open(Path other) throws IOException {
            return other.equals(file)
                    ? Channels.newChannel(new ByteArrayInputStream(files.start(file, length)))
                    : files.open(other);
        }

        @Override
        public long sizeBytes(Path other) throws IOException {
            return files.sizeBytes(other);
        }

        @Override
        public DirectoryStream<Path> list(Path directory) throws IOException {
            return files.list(directory);
        }

        @Override
        public Path link(Path other) throws IOException {
            return files.link(other);
        }

        @Override
        public String toString() {
            return file + " cut at " + length + ": " + new String(files.start(file, length), StandardCharsets.UTF_8);
        }
    }
}
