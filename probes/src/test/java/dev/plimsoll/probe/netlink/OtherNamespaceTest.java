package dev.plimsoll.probe.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.net.SocketProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs root, as {@code unshare -n} and {@code setpriv} do: without it these fail with what they could not start. */
class OtherNamespaceTest {
    private static final String CLASSES = System.getProperty("java.class.path");
    private final ProcReader reader = ProcReader.ofThisMachine();

    @Test
    void theSocketsOfAProcessInANamespaceOfItsOwnAreReadFromOutside() throws IOException {
        Path ours = Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net"));
        try (Child child = holder(3, 5);
                NetlinkProbes probes = NetlinkProbes.ofProcess(child.pid(), () -> inodes(child.pid()), text(child))) {
            Map<String, Reading> readings = readings(probes);
            assertThat(probes.isAnswered()).isTrue();
            assertThat(amount(readings, "accept_queue")).isEqualTo(3);
            assertThat(amount(readings, "accept_queue_limit")).isEqualTo(7);
            assertThat(amount(readings, "established")).isEqualTo(3 + 2 * 5);
            assertThat(amount(readings, "listen")).isEqualTo(1);
            assertThat(amount(readings, "tcp_close_wait")).isZero();
            assertThat(amount(readings, "ports_used")).isEqualTo(3 + 5);
        }
        assertThat(Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net"))).isEqualTo(ours);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("plimsoll-netns"));
    }

    @Test
    void aSysctlReadInsideIsThatOfTheNamespace() {
        String here = somaxconn();
        try (Child child = Child.of(List.of(
                "unshare", "-n", "sh", "-c", "echo 77 > /proc/sys/net/core/somaxconn && echo ready && read line"))) {
            Seen<String> there = NetNamespace.ofProcess(child.pid()).then(namespace -> {
                try (namespace) {
                    assertThat(namespace.isOurs()).isFalse();
                    return namespace.read(this::somaxconn);
                }
            });
            assertThat(there).isEqualTo(new Seen.Found<>("77"));
        }
        assertThat(somaxconn()).isEqualTo(here).isNotEqualTo("77");
    }

    @Test
    void whatIsReadAfterNobodyWaitsForItIsGivenBack() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<String> unwanted = new LinkedBlockingQueue<>();
        BlockingQueue<Seen<String>> answers = new LinkedBlockingQueue<>();
        try (Child child = Child.of(List.of("unshare", "-n", "sh", "-c", "echo ready && read line"))) {
            Thread waiting = new Thread(() ->
                    answers.add(NetNamespace.ofProcess(child.pid()).then(namespace -> {
                        try (namespace) {
                            return namespace.read(
                                    () -> {
                                        inside.countDown();
                                        return awaited(goOn);
                                    },
                                    unwanted::add);
                        }
                    })));
            waiting.start();
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.interrupt();
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isInstanceOf(Seen.Failed.class);
            assertThat(unwanted).isEmpty();
            goOn.countDown();
            assertThat(unwanted.poll(10, TimeUnit.SECONDS)).isEqualTo("came");
        }
    }

    private static String awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS) ? "came" : "did not come";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Test
    void ourOwnNamespaceIsReadWithoutEntering() {
        try (Child child = Child.idle()) {
            Seen<Thread> reader = NetNamespace.ofProcess(child.pid()).then(namespace -> {
                try (namespace) {
                    assertThat(namespace.isOurs()).isTrue();
                    return namespace.read(Thread::currentThread);
                }
            });
            assertThat(reader).isEqualTo(new Seen.Found<>(Thread.currentThread()));
        }
    }

    @Test
    void aProcessThatIsGoneIsAbsent() {
        assertThat(NetNamespace.ofProcess(Integer.MAX_VALUE)).isInstanceOf(Seen.Absent.class);
        Probe otherwise = new SocketProbe(reader, Integer.MAX_VALUE);
        try (NetlinkProbes probes =
                NetlinkProbes.ofProcess(Integer.MAX_VALUE, () -> inodes(Integer.MAX_VALUE), otherwise)) {
            assertThat(probes.probes()).contains(otherwise);
            assertThat(readings(probes).values())
                    .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Absent.class));
        }
    }

    @Test
    void withoutRightsTheReasonNamesTheRightThatIsMissing(@TempDir Path folder) throws IOException {
        String classes = readableByAll(folder);
        try (Child holder = holder(1, 1)) {
            assertThat(asNobody(classes, holder.pid()))
                    .contains("accept_queue=Failed[reason=process " + holder.pid() + " is in another network namespace")
                    .contains("CAP_SYS_ADMIN")
                    .contains("tcp_close_wait=Failed", "kernel_socket=Failed")
                    .doesNotContain("Value[");
        }
    }

    @Test
    void withoutRightsTheFullestListenerIsThatOfTheNamespace(@TempDir Path folder) throws IOException {
        String classes = readableByAll(folder);
        List<String> command = List.of("java", "-cp", CLASSES, Holder.class.getName(), "2", "1");
        try (Child holder = Child.of(command)) {
            assertThat(asNobody(classes, holder.pid()))
                    .contains("accept_queue=Value[", "scope=NAMESPACE", "tcp_close_wait=Value[")
                    .contains("kernel_socket=Failed[reason=permission denied]");
        }
    }

    private static Child holder(int waiting, int accepted) {
        return Child.of(List.of(
                "unshare",
                "-n",
                "sh",
                "-c",
                "ip link set lo up && exec java -cp '" + CLASSES + "' " + Holder.class.getName() + " " + waiting + " "
                        + accepted));
    }

    private static String asNobody(String classes, long pid) {
        try (Child child = Child.of(List.of(
                "setpriv",
                "--reuid",
                "65534",
                "--regid",
                "65534",
                "--clear-groups",
                "java",
                "-cp",
                classes,
                ReadAsNobody.class.getName(),
                Long.toString(pid)))) {
            return child.said();
        }
    }

    /** The class path, copied to where a user without rights may read. */
    private static String readableByAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        StringBuilder copied = new StringBuilder();
        for (String part : CLASSES.split(":", -1)) {
            Path from = Path.of(part);
            if (Files.isDirectory(from) || part.contains("jna") || part.contains("jspecify")) {
                Path to = folder.resolve(copied.length() + "-" + from.getFileName());
                copy(from, to);
                copied.append(copied.length() == 0 ? "" : ":").append(to);
            }
        }
        return copied.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                String permissions = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    private static Map<String, Reading> readings(NetlinkProbes probes) {
        Map<String, Reading> readings = new HashMap<>();
        probes.probes().forEach(probe -> readings.putAll(probe.read()));
        return readings;
    }

    private static double amount(Map<String, Reading> readings, String resource) {
        Reading reading = readings.getOrDefault(resource, new Reading.Absent("nobody reads it"));
        assertThat(reading).as(resource).isInstanceOf(Reading.Value.class);
        return reading.amountOrNaN();
    }

    private Probe text(Child child) {
        return new SocketProbe(reader, child.pid());
    }

    private Seen<long[]> inodes(long pid) {
        return Descriptors.socketInodes(reader, pid);
    }

    private String somaxconn() {
        return reader.text("sys/net/core/somaxconn").match(String::strip, absent -> absent, failed -> failed);
    }
}
