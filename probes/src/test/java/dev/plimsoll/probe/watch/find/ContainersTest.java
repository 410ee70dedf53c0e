package dev.plimsoll.probe.watch.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.cgroup.OwnGroup;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersTest {
    private static final String ID = "5e1f".repeat(16);
    private final Path directory;
    private final Path socket;

    ContainersTest(@TempDir Path directory) {
        this.directory = directory;
        this.socket = directory.resolve("docker.sock");
    }

    @Test
    void theProcessesInTheContainersPidNamespaceAreFoundAndNotThoseBeside() throws IOException {
        List<String> contained = List.of(
                "unshare", "--pid", "--fork", "--kill-child", "/bin/sh", "-c", "sleep 60 & echo ready; read line");
        try (Child unshare = Child.of(contained);
                Child beside = Child.idle()) {
            ProcessHandle init = ProcessHandle.of(unshare.pid())
                    .flatMap(process -> process.children().findFirst())
                    .orElseThrow();
            List<Long> inside = Stream.concat(Stream.of(init), init.descendants())
                    .map(ProcessHandle::pid)
                    .sorted()
                    .toList();
            assertThat(inside).hasSize(2).doesNotContain(beside.pid());
            try (FakeEngine engine = FakeEngine.at(socket, running(init.pid()))) {
                assertThat(containers().processes("web")).isEqualTo(new Seen.Found<>(inside));
                assertThat(engine.requests().get(0)).startsWith("GET /containers/web/json HTTP/1.0\r\n");
            }
        }
    }

    @Test
    void theProcessesInTheGroupWithTheContainersIdAreFoundWithAnEngineAndWithout() throws IOException {
        try (OwnGroup group = OwnGroup.of("pids", "docker-" + ID + ".scope")) {
            try (Child one = Child.idle();
                    Child two = Child.idle()) {
                group.take(one.pid());
                group.take(two.pid());
                List<Long> both = Stream.of(one.pid(), two.pid()).sorted().toList();
                try (FakeEngine engine = FakeEngine.at(socket, running(one.pid()))) {
                    assertThat(containers().processes("web")).isEqualTo(new Seen.Found<>(both));
                    assertThat(engine.requests()).hasSize(1);
                }
                Containers without = new Containers(
                        ProcReader.ofThisMachine(), List.of(directory.resolve("none")), Duration.ofSeconds(5));
                assertThat(without.processes(ID.substring(0, 12))).isEqualTo(new Seen.Found<>(both));
                assertThat(without.processes(ID.substring(0, 11))).isInstanceOf(Seen.Absent.class);
                assertThat(without.processes("0" + ID.substring(0, 11))).isInstanceOf(Seen.Absent.class);
            }
        }
    }

    @Test
    void aContainerThatDoesNotRunOrRunsElsewhereSaysSo() throws IOException {
        assertThat(answered(FakeEngine.found("{\"State\":{\"Pid\":0,\"Status\":\"exited\"}}")))
                .isEqualTo(new Seen.Absent<>("container web has no process: it is exited"));
        assertThat(answered(running(4_194_305)))
                .isEqualTo(new Seen.Absent<>("container web is process 4194305 of another machine, or in a virtual "
                        + "machine, and cannot be watched from here"));
    }

    @Test
    void anEngineThatKnowsNothingOrTalksNonsenseOrIsSilentIsNamedWithWhatToWriteInstead() throws IOException {
        String instead = "; write its id (12 digits or more), pid:123 or cgroup:PATH";
        assertThat(answered("HTTP/1.0 404 Not Found\r\n\r\n{\"message\":\"No such container: web\"}"))
                .isEqualTo(new Seen.Absent<>(
                        "container web is not found: " + socket + " knows no container web" + instead));
        assertThat(answered("HTTP/1.0 500 Oops\r\n\r\n"))
                .isEqualTo(new Seen.Absent<>("container web is not found: " + socket + " answers 500" + instead));
        for (String nonsense :
                List.of("\u0000\u0001", "HTTP/1.0 200 OK\r\n\r\n{\"State\":", "SSH-2.0-x\r\n\r\n", "HTTP/1.1 200")) {
            assertThat(answered(nonsense)).isInstanceOf(Seen.Absent.class);
        }
        assertThat(answered(""))
                .isEqualTo(new Seen.Absent<>(
                        "container web is not found: cannot ask " + socket + ": no answer within 400 ms" + instead));
        assertThat(containers().processes("web"))
                .isEqualTo(new Seen.Absent<>("container web is not found: no " + socket + instead));
    }

    @Test
    void theSocketsOfTheEnvironmentComeFirst() {
        assertThat(Containers.sockets(Map.of("DOCKER_HOST", "unix:///run/d.sock", "XDG_RUNTIME_DIR", "/run/user/7")))
                .containsExactly(
                        Path.of("/run/d.sock"),
                        Path.of("/var/run/docker.sock"),
                        Path.of("/run/podman/podman.sock"),
                        Path.of("/run/user/7/docker.sock"),
                        Path.of("/run/user/7/podman/podman.sock"));
        assertThat(Containers.sockets(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375")))
                .hasSize(2);
    }

    @Test
    void anIdIsSixtyFourDigitsAndThatOfAMonitorIsNotTheContainers() {
        assertThat(GroupMembers.idsIn("/machine.slice/libpod-" + ID + ".scope/container", "5e1f"))
                .containsExactly(ID);
        assertThat(GroupMembers.idsIn("/docker/" + ID, ID)).containsExactly(ID);
        assertThat(GroupMembers.idsIn("/machine.slice/libpod-conmon-" + ID + ".scope", "5e1f"))
                .isEmpty();
        assertThat(GroupMembers.idsIn("/docker/" + ID + "0", "5e1f")).isEmpty();
        assertThat(GroupMembers.idsIn("/docker/" + ID, "1f5e")).isEmpty();
    }

    private Seen<List<Long>> answered(String response) throws IOException {
        try (FakeEngine engine = FakeEngine.at(socket, response)) {
            Seen<List<Long>> found = containers().processes("web");
            assertThat(engine.requests()).isNotEmpty();
            return found;
        } finally {
            Files.delete(socket);
        }
    }

    private Containers containers() {
        return new Containers(ProcReader.ofThisMachine(), List.of(socket), Duration.ofMillis(400));
    }

    private static String running(long pid) {
        return FakeEngine.found("{\"Id\":\"" + ID + "\",\"State\":{\"Status\":\"running\",\"Pid\":" + pid + "}}");
    }
}
