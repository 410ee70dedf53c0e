package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user's process is read by nobody (65534). Takes root, to be two users, and util-linux. */
class UnprivilegedReaderTest {
    private static final String SETPRIV = "setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all ";
    private static final List<String> OPEN_TO_ALL = List.of(
            "fd",
            "rss",
            "rss_peak",
            "thread",
            "cpu_seconds",
            "limit",
            "tcp_inuse",
            "time_wait",
            "tcp.listen_drops",
            "udp.in_errors",
            "cgroup_memory",
            "signals_queued",
            "child",
            "zombie",
            "user_task",
            "namespace_task",
            "cpu_wait_seconds",
            "softnet.dropped",
            "task",
            "memory_available");
    private static final List<String> CLOSED = List.of(
            "fd.socket",
            "fd.pipe",
            "fd.file",
            "fd.epoll",
            "deleted_file",
            "epoll_watch",
            "inotify_watch",
            "pss",
            "map",
            "socket",
            "established",
            "close_wait");

    private final Path folder;

    UnprivilegedReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The build's own folders may be closed to others. */
    @BeforeEach
    void copyOurClassesToWhereAllMayRead() throws IOException, URISyntaxException {
        for (Class<?> one : List.of(ReadAll.class, Reading.class)) {
            Path classes = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> all = Files.walk(classes.resolve("dev/plimsoll/probe"))) {
                for (Path file : all.toList()) {
                    Path copy = folder.resolve(classes.relativize(file).toString());
                    if (Files.isRegularFile(file)) {
                        Files.createDirectories(copy.resolve(".."));
                        Files.copy(file, copy);
                    } else {
                        Files.createDirectories(copy);
                    }
                }
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void whatAnyoneMayReadIsShownAndTheRestSaysWhyNot() {
        try (Child root = Child.idle()) {
            Map<String, String> readings = readings(SETPRIV + java() + root.pid());
            for (String resource : OPEN_TO_ALL) {
                assertThat(readings.get(resource)).as(resource).startsWith("value ");
            }
            for (String resource : CLOSED) {
                assertThat(readings.get(resource))
                        .as(resource)
                        .startsWith("failed permission denied reading /proc/" + root.pid() + "/");
            }
            assertThat(readings.get("fd"))
                    .isEqualTo(readings(java() + root.pid()).get("fd"));
        }
    }

    @Test
    void theSameUserReadsAll() {
        try (Child root = Child.idle()) {
            Map<String, String> readings = readings(java() + root.pid());
            assertThat(Stream.concat(OPEN_TO_ALL.stream(), CLOSED.stream()))
                    .allSatisfy(resource ->
                            assertThat(readings.get(resource)).as(resource).startsWith("value "));
        }
    }

    @Test
    void aProcMountedSoThatOthersAreHiddenSaysThatThereIsNoneOrThatItMayNotBeRead() {
        for (String hidepid : List.of("invisible", "noaccess")) {
            String script = "mount -t proc -o hidepid=" + hidepid + " proc /proc && (sleep 600 & exec " + SETPRIV
                    + java() + "1)";
            Map<String, String> readings = readings("unshare -m -p -f --kill-child sh -c '" + script + "'");
            for (String resource : List.of("rss", "fd", "thread", "map", "child", "user_task", "key", "posix_timer")) {
                assertThat(readings.get(resource))
                        .as(resource)
                        .containsPattern("^(absent no|failed permission denied)");
            }
            assertThat(readings.get("memory_available")).startsWith("value ");
        }
    }

    @Test
    void whoMayNotSeeTheFirstProcessDoesNotCountThoseOfItsUserButReadsItsOwn() {
        Map<String, String> readings =
                readings("unshare -m -p -f --kill-child sh -c 'mount -t proc -o hidepid=invisible" + " proc /proc && "
                        + SETPRIV + "sh -c \"exec " + java() + "\\$\\$\"'");
        for (String resource : List.of("child", "zombie", "user_task", "namespace_task")) {
            assertThat(readings.get(resource)).startsWith("failed permission denied: processes are hidden");
        }
        assertThat(readings.get("rss")).startsWith("value ");
        assertThat(readings.get("fd.file")).startsWith("value ");
    }

    private String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp " + folder + " "
                + ReadAll.class.getName() + " ";
    }

    private static Map<String, String> readings(String command) {
        List<String> lines = new ArrayList<>();
        try (Child reader = Child.of("exec 2>&1; " + command + "; read line")) {
            lines.add(reader.said());
            lines.addAll(reader.linesTo("end"));
        }
        Map<String, String> readings = new HashMap<>();
        lines.stream()
                .filter(line -> line.indexOf(' ') > 0)
                .forEach(line ->
                        readings.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return readings;
    }
}
