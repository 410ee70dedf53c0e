package dev.plimsoll.probe.watch.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerProxyTest {
    private static final String LISTENER = """
            #!%s --source=17
            public class Listener {
                public static void main(String[] arguments) throws Exception {
                    var at = java.net.InetAddress.getByName(arguments[1]);
                    try (var server = new java.net.ServerSocket(0, 1, at)) {
                        System.out.println(server.getLocalPort());
                        System.in.read();
                    }
                }
            }
            """;
    private final Path directory;

    DockerProxyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aPortThatDockerProxyHoldsIsRefusedWithTheContainersProcess() throws IOException {
        String script = "ip link set lo up && ip addr add 172.31.99.2/32 dev lo && exec %s -listen 172.31.99.2"
                .formatted(program("gateway"));
        try (Child gateway = Child.of(List.of("unshare", "--net", "/bin/sh", "-c", script));
                Child proxy = proxy("172.31.99.2", gateway.said())) {
            assertThat(Subjects.parse("port:" + proxy.said()))
                    .isEqualTo(new Named.Problem(("port %s is held by docker-proxy, pid %d, which only forwards; the "
                                    + "container's process is pid:%d: write --watch pid:%d")
                            .formatted(proxy.said(), proxy.pid(), gateway.pid(), gateway.pid())));
        }
    }

    @Test
    void aProxyToWhatIsNotToBeSeenIsRefusedToo() throws IOException {
        try (Child proxy = proxy("172.31.99.3", "80")) {
            assertThat(Subjects.parse("port:" + proxy.said()))
                    .isEqualTo(new Named.Problem(("port %s is held by docker-proxy, pid %d, which only forwards; the "
                                    + "container's process is not to be seen from here: write --watch container:NAME")
                            .formatted(proxy.said(), proxy.pid())));
        }
    }

    @Test
    void aProxyWhoseDescriptorsAreNotToBeSeenIsKnownByItsCommandLine() throws IOException {
        DockerProxy proxies = new DockerProxy(new Processes(ProcReader.ofThisMachine()));
        try (Child proxy = proxy("172.31.99.4", "80")) {
            assertThat(proxies.refusal(7))
                    .hasValueSatisfying(message ->
                            assertThat(message).startsWith("port 7 is held by docker-proxy, pid " + proxy.pid()));
            assertThat(proxies.refusal(8)).isEmpty();
        }
    }

    @Test
    void aGatewayOfAnyOtherNameIsTaken() throws IOException {
        try (Child gateway = Child.of(List.of(program("gateway").toString(), "-listen", "127.0.0.1"))) {
            assertThat(Subjects.parse("port:" + gateway.said())).isEqualTo(new Named.Processes(List.of(gateway.pid())));
        }
    }

    @Test
    void anAddressIsLocalOnlyWhereTheKernelSaysSo() {
        String trie = """
                Main:
                  +-- 0.0.0.0/0 3 0 5
                     |-- 172.17.0.0
                        /16 link UNICAST
                     |-- 172.17.0.9
                        /32 host UNICAST
                Local:
                  +-- 172.17.0.2/32 2 0 2
                     |-- 172.17.0.2
                        /32 host LOCAL
                """;
        assertThat(DockerProxy.isLocal(trie, "172.17.0.2")).isTrue();
        assertThat(DockerProxy.isLocal(trie, "172.17.0.9")).isFalse();
        assertThat(DockerProxy.isLocal(trie, "172.17.0.20")).isFalse();
        assertThat(DockerProxy.isLocal("     |-- 172.17.0.2", "172.17.0.2")).isFalse();
    }

    @Test
    void anAddressOfVersionSixIsItsThirtyTwoDigits() {
        assertThat(DockerProxy.digits("::1")).isEqualTo("0".repeat(31) + "1");
        assertThat(DockerProxy.digits("fd00:0:0:1::a2")).isEqualTo("fd0000000000000100000000000000a2");
        assertThat(DockerProxy.digits("1:2:3:4:5:6:7:8")).isEqualTo("00010002000300040005000600070008");
        for (String none : List.of("host:name", "1:2:3:4:5:6:7:8:9", ":::", "1::2::3")) {
            assertThat(DockerProxy.digits(none)).doesNotMatch("[0-9a-f]{32}");
        }
    }

    private Child proxy(String address, String port) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("docker-proxy").toString(), "-host-ip", "127.0.0.1"));
        command.addAll(List.of("-host-port", "7"));
        command.addAll(List.of("-container-ip", address, "-container-port", port));
        return Child.of(command);
    }

    private Path program(String name) throws IOException {
        Path program = directory.resolve(name);
        Files.writeString(program, LISTENER.formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
