package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.transport.Tried;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A limit of this machine that is hit is named, and the run goes on: in a process of its own with a limit of its own. */
class ShortageTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @ParameterizedTest
    @EnumSource(Tried.class)
    void withoutDescriptorsConnectsFailAsLocalFdLimitAndTheProcessIsNotPoisoned(Tried tried) throws Exception {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing())) {
            int port = gateway.address().getPort();
            String again = assertShortOf("local-fd-limit", run(tried, "ulimit -n 90; exec \"$@\" " + port));
            assertThat(again).as("connections of the second ramp").isEqualTo("3");
        }
    }

    @ParameterizedTest
    @EnumSource(Tried.class)
    void withoutPortsConnectsFailAsEphemeralPorts(Tried tried) throws Exception {
        String tenPorts =
                "ip link set lo up && echo '40000 40009' > /proc/sys/net/ipv4/ip_local_port_range; exec \"$@\"";
        if (mayMakeNamespaces()) { // elsewhere there is no way to run short of ports without harm to the host
            assertShortOf("ephemeral-ports", run(tried, tenPorts, "unshare", "-n"));
        }
    }

    private static String assertShortOf(String kind, String printed) {
        String[] words =
                printed.substring(printed.trim().lastIndexOf('\n') + 1).trim().split(" ", -1);
        assertThat(words).as(printed).hasSize(4);
        assertThat(words[0]).isEqualTo(kind);
        long established = Long.parseLong(words[1]);
        long failed = Long.parseLong(words[2]);
        assertThat(established).isBetween(1L, 99L);
        assertThat(established + failed).isEqualTo(100);
        return words[3];
    }

    private static boolean mayMakeNamespaces() throws Exception {
        Process probe = new ProcessBuilder("unshare", "-n", "ip", "link", "set", "lo", "up").start();
        return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    private static String run(Tried tried, String script, String... wrapper) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(wrapper));
        command.addAll(List.of("sh", "-c", script, "sh", JAVA, "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ShortOf.class.getName(), tried.name()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
