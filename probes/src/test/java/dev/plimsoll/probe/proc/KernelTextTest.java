package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTextTest {
    private final ProcReader captured = new ProcReader(Captured.newest());

    @Test
    void limitsKeepTheirUnitsAndUnlimitedIsAbsent() {
        Rlimits limits = found(Rlimits.read(captured, Captured.PID));
        assertThat(limits.soft(Rlimits.OPEN_FILES)).isEqualTo(Reading.ofProcess(Quantity.count(20000)));
        assertThat(limits.hard(Rlimits.LOCKED_MEMORY)).isEqualTo(Reading.ofProcess(Quantity.bytes(8388608)));
        assertThat(limits.soft("Max cpu time")).isEqualTo(new Reading.Absent("unlimited"));
        assertThat(limits.soft("Max stack size")).isEqualTo(Reading.ofProcess(Quantity.bytes(8388608)));
        assertThat(limits.hard("Max stack size")).isEqualTo(new Reading.Absent("unlimited"));
    }

    @Test
    void aLimitBehindTheCutIsAbsentNotZero() {
        Rlimits limits = found(Rlimits.read(new ProcReader(Captured.truncated()), Captured.PID));
        assertThat(limits.soft("Max data size")).isEqualTo(new Reading.Absent("unlimited"));
        assertThat(limits.soft(Rlimits.LOCKED_MEMORY)).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void settingsAreReadByDottedNameAndTheirNumbersByPlace() {
        Sysctls sysctls = new Sysctls(captured);
        assertThat(sysctls.text("net.ipv4.tcp_rmem").map(text -> text.split("\t", -1).length))
                .isEqualTo(new Seen.Found<>(3));
        assertThat(sysctls.field("net.ipv4.ip_local_port_range", 1))
                .isEqualTo(new Reading.Value(Quantity.count(60999), Scope.NAMESPACE));
        assertThat(sysctls.field("net.ipv4.ip_local_port_range", 2)).isInstanceOf(Reading.Failed.class);
        assertThat(sysctls.count("net.netfilter.nf_conntrack_max"))
                .isEqualTo(new Reading.Value(Quantity.count(262144), Scope.HOST));
        assertThat(sysctls.count("net.ipv4.no_such")).isInstanceOf(Reading.Absent.class);
        assertThat(sysctls.field("net.netfilter.nf_conntrack_tcp_timeout_time_wait", 0, 1, Unit.SECONDS))
                .isEqualTo(new Reading.Value(Quantity.seconds(120), Scope.NAMESPACE));
    }

    @Test
    void theHostIsReadFromCapturedText() {
        Map<String, Reading> readings = new HostProbe(captured).read();
        assertThat(readings.get("memory_available"))
                .isEqualTo(new Reading.Value(Quantity.bytes(23826764 * 1024.0), Scope.HOST));
        assertThat(readings.get("slab_unreclaimable"))
                .isEqualTo(new Reading.Value(Quantity.bytes(25872 * 1024.0), Scope.HOST));
        assertThat(readings.get("system_files")).isEqualTo(new Reading.Value(Quantity.count(866), Scope.HOST));
        assertThat(readings.get("conntrack")).isEqualTo(new Reading.Value(Quantity.count(0), Scope.NAMESPACE));
        assertThat(readings.get("cpus")).isEqualTo(new Reading.Value(new Quantity(2, Unit.CORES), Scope.HOST));
        assertThat(Ask.amount(new HostProbe(captured), "cpu_seconds")).isEqualTo((32257 + 5900 + 153) / 100.0);
    }

    @Test
    void aHostWhoseFilesAreCutOrMissingHasNoNumbers() {
        assertThat(new HostProbe(new ProcReader(Captured.truncated())).read().values())
                .noneMatch(Reading.Value.class::isInstance);
    }

    @Test
    void mappingsAndProportionalBytesAreRead() {
        Map<String, Reading> readings = new MappingProbe(captured, Captured.PID).read();
        assertThat(readings.get("pss")).isEqualTo(Reading.ofProcess(Quantity.bytes(23136 * 1024.0)));
        assertThat(readings.get("map")).isEqualTo(Reading.ofProcess(Quantity.count(190)));
        assertThat(new MappingProbe(new ProcReader(Captured.older()), Captured.PID).read())
                .isEqualTo(readings);
    }

    @Test
    void thePageSizeIsWhatTheKernelUsesForItsOwnSums() throws IOException {
        Auxv auxv = found(Auxv.read(ProcReader.ofThisMachine()));
        assertThat(Files.readString(Path.of("/proc/self/smaps")))
                .contains("KernelPageSize:  %7d kB".formatted(auxv.pageBytes() / 1024));
        assertThat(auxv.ticksPerSecond()).isEqualTo(100);
        assertThat(Auxv.parse(new byte[32])).isInstanceOf(Seen.Failed.class);
    }

    @Test
    void listsOfCpusAreCounted() {
        assertThat(new Fields("Cpus_allowed_list:\t0-3,8,10-11\n")
                        .cpus("Cpus_allowed_list")
                        .amountOrNaN())
                .isEqualTo(7);
        assertThat(new Fields("Cpus_allowed_list:\tnone\n").cpus("Cpus_allowed_list"))
                .isInstanceOf(Reading.Failed.class);
    }

    @Test
    void linesLongerThanTheBufferAreWholeAndATornLastLineIsAFailure(@TempDir Path proc) throws IOException {
        List<String> written = List.of("a".repeat(10_000), "", "b".repeat(4096), "c");
        Files.writeString(proc.resolve("file"), String.join("\n", written) + "\ntorn");
        List<String> lines = new ArrayList<>();
        Seen<Long> count = new ProcReader(proc)
                .eachLine(
                        "file",
                        (bytes, from, to) -> lines.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        assertThat(lines).isEqualTo(written);
        assertThat(count).isEqualTo(new Seen.Failed<>(proc.resolve("file") + " ends in the middle of a line"));
    }

    private static <T> T found(Seen<T> seen) {
        return seen.match(
                value -> value,
                reason -> {
                    throw new AssertionError(reason);
                },
                reason -> {
                    throw new AssertionError(reason);
                });
    }
}
