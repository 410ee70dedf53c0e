package dev.plimsoll.probe.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JvmProbeTest {
    private static final Path OURS = Path.of(System.getProperty("java.home"));
    private static final double HEAP_BYTES = 256 << 20;

    static Stream<Arguments> jvms() {
        return Jvms.homes()
                .flatMap(home -> Stream.of("Serial", "Parallel", "G1", "Z").map(name -> Arguments.of(home, name)));
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void whatAnotherJvmHoldsIsSeenAndWhatItDropsIsNot(Path home, String collector) {
        try (Child child = Jvms.holder(home, "-XX:+Use" + collector + "GC")) {
            JvmProbe probe = JvmProbe.ofProcess(child.pid());
            assertThat(probe.read().values()).noneMatch(Reading.Failed.class::isInstance);
            assertThat(Ask.amount(probe, "heap_limit")).isEqualTo(HEAP_BYTES);
            assertThat(Ask.amount(probe, "class")).isBetween(350.0, 3000.0);
            assertThat(Ask.amount(probe, "metaspace")).isBetween(50e3, 50e6);
            assertThat(Ask.amount(probe, "java_thread")).isBetween(3.0, 20.0);
            assertThat(Ask.amount(probe, "gc_seconds")).isBetween(1e-6, 60.0);
            await().until(() -> Ask.amount(probe, "heap_used") >= HeapHolder.HELD_BYTES);
            double before = Ask.amount(probe, "gc");
            assertThat(before).isPositive();
            Reading with = Ask.reading(probe, "heap");
            child.say("drop");
            await().until(() -> Ask.amount(probe, "gc") > before);
            if (collector.equals("Z")) {
                assertThat(with)
                        .isEqualTo(
                                new Reading.Absent("the perf data of ZGC does not tell the heap after a collection"));
            } else {
                assertThat(with.amountOrNaN()).isBetween(1.0 * HeapHolder.HELD_BYTES, 1.5 * HeapHolder.HELD_BYTES);
                await().until(() -> Ask.amount(probe, "heap") < 0.5 * HeapHolder.HELD_BYTES);
            }
        }
    }

    @Test
    @SuppressWarnings("SystemGc") // both are of the moment after a collection
    void ourOwnPerfDataSaysWhatOurBeansSay() {
        JvmProbe probe = JvmProbe.ofProcess(ProcessHandle.current().pid());
        OwnJvm beans = new OwnJvm();
        beans.read(); // which loads classes
        probe.read();
        System.gc();
        assertThat(Ask.amount(probe, "class")).isCloseTo(Ask.amount(beans, "class"), Percentage.withPercentage(2));
        assertThat(Ask.amount(probe, "heap")).isCloseTo(Ask.amount(beans, "heap"), Percentage.withPercentage(10));
        assertThat(Ask.amount(probe, "metaspace"))
                .isCloseTo(Ask.amount(beans, "metaspace"), Percentage.withPercentage(10));
        assertThat(Ask.amount(probe, "java_thread"))
                .isEqualTo(ManagementFactory.getThreadMXBean().getThreadCount());
        assertThat(Ask.amount(probe, "heap_limit")).isEqualTo((double)
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax());
    }

    @Test
    void aJvmWithoutPerfDataAndAProcessThatIsNoJvmAreAbsentAndSayWhy() {
        try (Child hidden = Jvms.holder(OURS, "-XX:-UsePerfData");
                Child shell = Child.idle()) {
            for (Child child : List.of(hidden, shell)) {
                assertThat(JvmProbe.ofProcess(child.pid()).read().values())
                        .hasSize(8)
                        .containsOnly(new Reading.Absent("process " + child.pid()
                                + " has no perf data of a JVM in /proc/" + child.pid()
                                + "/root/tmp/hsperfdata_*: it is none, or runs with -XX:-UsePerfData"));
            }
        }
    }

    @Test
    void aJvmThatHasEndedIsAbsent() {
        Child child = Jvms.holder(OURS);
        JvmProbe probe = JvmProbe.ofProcess(child.pid());
        assertThat(Ask.amount(probe, "class")).isPositive();
        child.end();
        assertThat(probe.read().values()).hasSize(8).allMatch(Reading.Absent.class::isInstance);
    }

    @Test
    void aFileThatSomebodyElsePutThereIsNotTheJvms() throws IOException {
        Path planted = Files.createDirectories(Path.of("/tmp/hsperfdata_plimsoll-test"));
        try (Child shell = Child.idle();
                Child jvm = Jvms.holder(OURS)) {
            Path file = planted.resolve(Long.toString(shell.pid()));
            Files.copy(own(jvm.pid()), file);
            assertThat(Ask.reading(JvmProbe.ofProcess(shell.pid()), "class")).isInstanceOf(Reading.Value.class);
            Files.setAttribute(file, "unix:uid", 65534);
            assertThat(Ask.reading(JvmProbe.ofProcess(shell.pid()), "class")).isInstanceOf(Reading.Absent.class);
            Files.delete(file);
        } finally {
            Files.delete(planted);
        }
    }

    @Test
    void aJvmInAContainerIsFoundByItsOwnPidInItsOwnTmp(@TempDir Path directory) {
        String script = "mount -t tmpfs none %1$s && cp -r %2$s %1$s/classes && mount --move %1$s /tmp && exec %3$s"
                .formatted(directory, Jvms.classes(), String.join(" ", Jvms.command(OURS, Path.of("/tmp/classes"))));
        List<String> contained = List.of(
                "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "/bin/sh", "-c", script);
        try (Child unshare = Child.of(contained)) {
            long jvm = ProcessHandle.of(unshare.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .pid();
            JvmProbe probe = JvmProbe.ofProcess(jvm);
            assertThat(Ask.amount(probe, "heap_limit")).isEqualTo(HEAP_BYTES);
            assertThat(JvmCommands.to(jvm, Duration.ofSeconds(30)).collectGarbage())
                    .isInstanceOf(Answer.Done.class);
        }
    }

    @Test
    void anotherUsersJvmFailsForWantOfPermission(@TempDir Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path classes : List.of(Jvms.placeOf(JvmProbe.class), Jvms.classes())) {
            copy(classes, directory);
        }
        try (Child jvm = Jvms.holder(OURS);
                Child nobody = Child.of(List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--clear-groups",
                        OURS.resolve("bin/java").toString(),
                        "-cp",
                        directory.toString(),
                        AskFromOutside.class.getName(),
                        Long.toString(jvm.pid())))) {
            assertThat(nobody.said())
                    .isEqualTo("Failed[reason=permission denied reading /proc/" + jvm.pid() + "/root/tmp]");
        }
    }

    private static Path own(long pid) {
        return Path.of("/tmp/hsperfdata_" + System.getProperty("user.name"), Long.toString(pid));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from.resolve("dev/plimsoll/probe"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(path, copy);
            }
        }
    }
}
