package dev.plimsoll.probe.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JvmCommandsTest {
    private static final Path OURS = Path.of(System.getProperty("java.home"));
    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @MethodSource("dev.plimsoll.probe.jvm.Jvms#homes")
    void aJvmCollectsWhenAskedAndTellsWhereItsMemoryIs(Path home) {
        try (Child child = Jvms.holder(home, "-XX:NativeMemoryTracking=summary")) {
            JvmProbe probe = JvmProbe.ofProcess(child.pid());
            double before = Ask.amount(probe, "gc");
            assertThat(JvmCommands.to(child.pid(), LONG).collectGarbage()).isInstanceOf(Answer.Done.class);
            assertThat(Ask.amount(probe, "gc")).isGreaterThan(before);
            assertThat(JvmCommands.to(child.pid(), LONG).nativeMemory())
                    .isInstanceOfSatisfying(Answer.NativeMemory.class, memory -> {
                        assertThat(memory.byCategory()).containsKeys("Java Heap", "Class", "Thread", "GC", "Symbol");
                        assertThat(memory.committedBytes()).isGreaterThan(HeapHolder.HELD_BYTES);
                        assertThat(memory.byCategory().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                .isBetween(memory.committedBytes() * 9 / 10, memory.committedBytes() * 11 / 10);
                    });
        }
    }

    @Test
    void aJvmThatCountsNoNativeMemorySaysHowItWould() {
        try (Child child = Jvms.holder(OURS)) {
            assertThat(JvmCommands.to(child.pid(), LONG).nativeMemory())
                    .isEqualTo(new Answer.Refused(
                            "it counts no native memory; start it with -XX:NativeMemoryTracking=summary"));
        }
    }

    @Test
    void whoWouldDieOfTheQuestionIsNotAsked() {
        try (Child shell = Child.idle();
                Child deaf = Jvms.holder(OURS, "-Xrs")) {
            assertThat(JvmCommands.to(shell.pid(), LONG).collectGarbage())
                    .isEqualTo(new Answer.Refused("process " + shell.pid() + " is no JVM"));
            assertThat(JvmCommands.to(deaf.pid(), LONG).collectGarbage())
                    .isEqualTo(new Answer.Refused(
                            "process " + deaf.pid() + " is a JVM that takes no requests (-Xrs, or not yet started)"));
            assertThat(ProcessHandle.of(shell.pid()).orElseThrow().isAlive()).isTrue();
            assertThat(ProcessHandle.of(deaf.pid()).orElseThrow().isAlive()).isTrue();
            long gone = deaf.pid();
            deaf.end();
            assertThat(JvmCommands.to(gone, LONG).collectGarbage())
                    .isEqualTo(new Answer.Refused("there is no process " + gone));
        }
    }

    @Test
    void aJvmThatIsStoppedIsNotWaitedForLongerThanTold() throws IOException, InterruptedException {
        try (Child child = Jvms.holder(OURS)) {
            Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start();
            assertThat(stop.waitFor(10, TimeUnit.SECONDS)).isTrue();
            long began = System.nanoTime();
            assertThat(JvmCommands.to(child.pid(), Duration.ofMillis(1500)).collectGarbage())
                    .isInstanceOf(Answer.Refused.class);
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        }
    }
}
