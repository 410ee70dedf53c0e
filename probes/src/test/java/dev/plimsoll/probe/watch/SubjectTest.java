package dev.plimsoll.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectTest {
    private static final long SECOND = 1_000_000_000L;
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void howBusyAProcessWasNeedsTwoReadingsAndIsTheirDifference() {
        try (Child busy = Child.of("echo ready; while :; do :; done")) {
            Subject subject = Subject.process("gateway", busy.pid(), nanos::get);
            Readings first = subject.read(Tier.FAST);
            assertThat(first.get("cpu_cores")).isEqualTo(new Reading.Absent("needs two readings"));
            nanos.addAndGet(SECOND / 2);
            double before = first.get("cpu_seconds").amountOrNaN();
            Subject other = Subject.process("other", busy.pid(), nanos::get);
            await().until(() -> other.read(Tier.FAST).get("cpu_seconds").amountOrNaN(), now -> now >= before + 0.05);
            Readings second = subject.read(Tier.FAST);
            double used = second.get("cpu_seconds").amountOrNaN() - before;
            assertThat(used).isPositive();
            assertThat(second.get("cpu_cores").amountOrNaN()).isEqualTo(used / 0.5);
            assertThat(second.get("cpu").amountOrNaN())
                    .isEqualTo(used / 0.5 / second.get("cpus").amountOrNaN());
        }
    }

    @Test
    void anIdleProcessUsesNoCpu() {
        try (Child idle = Child.idle()) {
            Subject subject = Subject.process("gateway", idle.pid(), nanos::get);
            subject.read(Tier.FAST);
            nanos.addAndGet(SECOND);
            assertThat(subject.read(Tier.FAST).get("cpu_cores").amountOrNaN()).isZero();
        }
    }

    @Test
    void anEndedProcessFailsInEveryReadingUnderTheSameNames() {
        Child child = Child.idle();
        Subject subject = Subject.process("gateway", child.pid(), System::nanoTime);
        Readings alive = subject.read(Tier.QUIET);
        assertThat(subject.alive()).isTrue();
        assertThat(alive.get("fd")).isInstanceOf(Reading.Value.class);
        assertThat(alive.costNanos()).isPositive();
        child.end();
        Readings ended = subject.read(Tier.QUIET);
        assertThat(subject.alive()).isFalse();
        assertThat(subject.ended()).containsExactly(child.pid());
        assertThat(ended.readings().keySet())
                .containsExactlyElementsOf(alive.readings().keySet());
        Reading gone = new Reading.Failed("process " + child.pid() + " has ended");
        assertThat(ended.readings().values()).allMatch(reading -> reading.equals(gone) || outlives(reading));
        assertThat(ended.get("fd")).isEqualTo(gone);
        assertThat(ended.get("tcp_inuse")).isEqualTo(gone);
    }

    @Test
    void aProcessThatNobodyWaitedForHasEnded() {
        try (Child parent = Child.of("sleep 0.2 & echo $!; exec sleep 60")) {
            long zombie = Long.parseLong(parent.said());
            Subject subject = Subject.process("gateway", zombie, System::nanoTime);
            assertThat(subject.alive()).isTrue();
            await().until(() -> !subject.alive());
            assertThat(subject.read(Tier.FAST).get("fd"))
                    .isEqualTo(new Reading.Failed("process " + zombie + " has ended"));
        }
    }

    @Test
    void anotherProcessWithTheSamePidIsNotIt(@TempDir Path proc) throws IOException {
        Path stat = proc.resolve("7/stat");
        Files.createDirectories(proc.resolve("7"));
        Files.createSymbolicLink(proc.resolve("self"), Captured.newest().resolve("self"));
        String text = Files.readString(Captured.newest().resolve(Captured.PID + "/stat"));
        Files.writeString(stat, text);
        Subject subject = new ProcessSubject("gateway", 7, System::nanoTime, new ProcReader(proc), List.of());
        assertThat(subject.alive()).isTrue();
        assertThat(subject.read(Tier.FAST).get("cpu_seconds")).isInstanceOf(Reading.Value.class);
        Files.writeString(stat, text.replace(" 125705 ", " 990000 "));
        assertThat(subject.alive()).isFalse();
        assertThat(subject.read(Tier.FAST).get("cpu_seconds")).isEqualTo(new Reading.Failed("process 7 has ended"));
    }

    @Test
    void severalProcessesAreTheSumOfThoseThatLive() {
        try (Child one = Child.idle();
                Child two = Child.of("exec 3</dev/null; echo ready; read line")) {
            Subject both = Subject.processes("nginx", List.of(one.pid(), two.pid()), System::nanoTime);
            double ofOne = fd(Subject.process("one", one.pid(), System::nanoTime));
            double ofTwo = fd(Subject.process("two", two.pid(), System::nanoTime));
            assertThat(fd(both)).isEqualTo(ofOne + ofTwo);
            assertThat(both.ended()).isEmpty();
            two.end();
            assertThat(fd(both)).isEqualTo(ofOne);
            assertThat(both.ended()).containsExactly(two.pid());
            assertThat(both.alive()).isTrue();
            one.end();
            assertThat(both.alive()).isFalse();
            assertThat(both.read(Tier.FAST).readings().values())
                    .allMatch(reading -> reading instanceof Reading.Failed || outlives(reading));
        }
    }

    /** What a control group counted is there after its process, and so is what asking took. */
    private static boolean outlives(Reading reading) {
        return reading instanceof Reading.Value value
                && (value.scope() == Scope.CGROUP || value.quantity().unit() == Unit.SECONDS);
    }

    @Test
    void aSumWithAnUnreadablePartIsNoSum() {
        Reading one = Reading.ofProcess(Quantity.count(1));
        Reading failed = new Reading.Failed("permission denied");
        assertThat(Sum.add("pss", one, failed)).isEqualTo(failed);
        assertThat(Sum.add("pss", failed, one)).isEqualTo(failed);
    }

    @Test
    void weAreAProcessAndAJvm() {
        Readings self = Subject.self("generator", System::nanoTime).read(Tier.FAST);
        assertThat(self.readings()).containsKeys("fd", "rss", "thread", "heap_used", "direct", "tcp_memory");
        assertThat(self.readings()).doesNotContainKeys("pss", "close_wait");
        assertThat(self.readings().values()).noneMatch(Reading.Failed.class::isInstance);
        assertThat(self.get("pss")).isEqualTo(new Reading.Absent("pss was not asked for"));
    }

    @Test
    void theHostIsASubjectToo() {
        Subject host = Subject.host(nanos::get);
        host.read(Tier.FAST);
        nanos.addAndGet(SECOND);
        Readings second = host.read(Tier.FAST);
        assertThat(second.get("memory_available").amountOrNaN()).isPositive();
        assertThat(second.get("cpu_cores").amountOrNaN()).isNotNegative();
        assertThat(second.get("cpus").amountOrNaN()).isPositive();
    }

    private static double fd(Subject subject) {
        return subject.read(Tier.FAST).get("fd").amountOrNaN();
    }
}
