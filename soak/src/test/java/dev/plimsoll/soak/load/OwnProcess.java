package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.transport.Tried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets and threads of this process, before and after. */
final class OwnProcess {
    private final long sockets;
    private final Set<String> threads;

    private OwnProcess(long sockets, Set<String> threads) {
        this.sockets = sockets;
        this.threads = threads;
    }

    /** As it is now, with what the JVM and Netty open once and keep for good already open. */
    static OwnProcess now(Tried tried) throws IOException {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.against(tried, gateway.address(), new TcpProtocol(1 << 10))) {
            rig.ramp(1, Duration.ofMillis(1));
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> threads().isEmpty());
        return new OwnProcess(sockets(), threads());
    }

    void assertAsBefore() {
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(sockets()).isEqualTo(sockets);
            assertThat(threads()).isEqualTo(threads);
        });
    }

    /** How many sockets and event queues are open. */
    static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(OwnProcess::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            String link = Files.readSymbolicLink(descriptor).toString();
            return link.startsWith("socket:") || link.startsWith("anon_inode:");
        } catch (IOException gone) {
            return false;
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("plimsoll") || name.startsWith("pool-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
