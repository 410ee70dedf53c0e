package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessProbeTest {

    static Stream<Path> kernels() {
        return Stream.of(Captured.newest(), Captured.older());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theCapturedProcessIsReadAsTheKernelPrintedIt(Path proc) {
        Map<String, Reading> readings = new ProcessProbe(new ProcReader(proc), Captured.PID).read();
        assertThat(readings.get("rss")).isEqualTo(Reading.ofProcess(Quantity.bytes(9315 * 4096.0)));
        assertThat(readings.get("rss_peak")).isEqualTo(Reading.ofProcess(Quantity.bytes(37260 * 1024.0)));
        assertThat(readings.get("locked")).isEqualTo(Reading.ofProcess(Quantity.bytes(0)));
        assertThat(readings.get("thread")).isEqualTo(Reading.ofProcess(Quantity.count(14)));
        assertThat(readings.get("cpu_seconds")).isEqualTo(Reading.ofProcess(Quantity.seconds(0.10)));
    }

    @Test
    void aTruncatedFileGivesNoNumber() {
        Map<String, Reading> readings = new ProcessProbe(new ProcReader(Captured.truncated()), Captured.PID).read();
        assertThat(readings.get("rss")).isInstanceOf(Reading.Failed.class);
        assertThat(readings.get("cpu_seconds")).isInstanceOf(Reading.Failed.class);
        assertThat(readings.get("thread")).isInstanceOf(Reading.Absent.class);
        assertThat(readings.get("fd")).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void aProcessThatIsNotThereIsAbsentWithThePath() {
        Map<String, Reading> readings = new ProcessProbe(new ProcReader(Captured.newest()), 2).read();
        assertThat(readings.values()).allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Absent.class));
        assertThat(readings.get("thread"))
                .isEqualTo(new Reading.Absent("no " + Captured.newest().resolve("2/status")));
    }

    @Test
    void aFileThatCannotBeReadIsAFailure(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("7/status"));
        Reading thread = Ask.reading(new ProcessProbe(new ProcReader(proc), 7), "thread");
        assertThat(thread).isInstanceOf(Reading.Failed.class);
        assertThat(thread.toString()).contains("Is a directory");
    }

    @Test
    void everyDescriptorThatAProcessOpensIsCounted() {
        ProcReader reader = ProcReader.ofThisMachine();
        String opened = "exec 3</dev/null 4</dev/null 5</dev/null 6</dev/null 7</dev/null; ";
        try (Child twin = Child.idle();
                Child child = Child.of(opened + "echo ready; read line")) {
            double without = Ask.amount(new ProcessProbe(reader, twin.pid()), "fd");
            double with = Ask.amount(new ProcessProbe(reader, child.pid()), "fd");
            assertThat(with - without).isEqualTo(5);
            assertThat(reader.names(child.pid() + "/fd").map(names -> (double) names.size()))
                    .isEqualTo(new Seen.Found<>(with));
        }
    }

    @Test
    void aKernelWithoutASizeForTheDirectoryIsCountedByListingIt(@TempDir Path proc) throws IOException {
        // the size of fdinfo is 0 on all kernels, as that of fd was before 6.2
        try (Child child = Child.idle()) {
            Files.createDirectories(proc.resolve("7"));
            Files.createSymbolicLink(proc.resolve("7/fd"), Path.of("/proc/" + child.pid() + "/fdinfo"));
            Files.createSymbolicLink(proc.resolve("7/stat"), Path.of("/proc/" + child.pid() + "/stat"));
            Reading listed = Descriptors.count(new ProcReader(proc), 7);
            assertThat(listed).isEqualTo(Descriptors.count(ProcReader.ofThisMachine(), child.pid()));
            assertThat(listed.amountOrNaN()).isPositive();
        }
    }

    @Test
    void residentBytesOfAChildAreWhatItsStatusSays() throws IOException {
        try (Child child = Child.idle()) {
            Reading resident = new ProcessProbe(ProcReader.ofThisMachine(), child.pid())
                    .read()
                    .get("rss");
            Fields status = new Fields(Files.readString(Path.of("/proc/" + child.pid() + "/status")));
            assertThat(resident).isEqualTo(status.kilobytes("VmRSS", Scope.PROCESS));
        }
    }
}
