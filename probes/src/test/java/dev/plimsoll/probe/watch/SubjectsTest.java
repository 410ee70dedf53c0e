package dev.plimsoll.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectsTest {

    @Test
    void whoListensOnAPortIsFound() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(Subjects.parse("port:" + port))
                    .isEqualTo(
                            new Named.Processes(List.of(ProcessHandle.current().pid())));
        }
        assertThat(Subjects.parse("port:" + port))
                .isEqualTo(new Named.Problem("nothing listens on port " + port + " in this network namespace"));
    }

    @Test
    void processesAreFoundByTheFirstFifteenBytesOfTheirName(@TempDir Path directory) throws IOException {
        String name = "gateway-" + ProcessHandle.current().pid() + "-workers";
        Path program = Files.copy(Path.of("/bin/sh").toRealPath(), directory.resolve(name));
        List<String> command = List.of(program.toString(), "-c", "echo ready; read line");
        try (Child one = Child.of(command);
                Child two = Child.of(command)) {
            assertThat(Subjects.parse("name:" + name))
                    .isInstanceOfSatisfying(
                            Named.Processes.class,
                            found -> assertThat(found.pids()).containsExactlyInAnyOrder(one.pid(), two.pid()));
        }
        assertThat(Subjects.parse("name:" + name)).isEqualTo(new Named.Problem("no process is named " + name));
    }

    @Test
    void aPidIsFoundWhileItsProcessLives() {
        Child child = Child.idle();
        assertThat(Subjects.parse("pid:" + child.pid())).isEqualTo(new Named.Processes(List.of(child.pid())));
        child.end();
        assertThat(Subjects.parse("pid:" + child.pid()))
                .isEqualTo(new Named.Problem("there is no process " + child.pid()));
    }

    @Test
    void wordsThatMeanNothingAreAnsweredWithTheWaysToSayIt() {
        String ways = "write pid:123, port:8080, name:nginx, cgroup:PATH or container:NAME";
        assertThat(Subjects.parse("nginx")).isEqualTo(new Named.Problem("\"nginx\" names no process; " + ways));
        assertThat(Subjects.parse("port:http"))
                .isEqualTo(new Named.Problem("\"port:http\": http is not such a number; " + ways));
        assertThat(Subjects.parse("port:70000")).isInstanceOf(Named.Problem.class);
        assertThat(Subjects.parse("pid:-1")).isInstanceOf(Named.Problem.class);
        assertThat(Subjects.parse("container:../etc"))
                .isEqualTo(new Named.Problem("\"../etc\" cannot be the name of a container"));
        assertThat(Subjects.parse("cgroup:/")).isInstanceOf(Named.Problem.class);
    }
}
