package dev.plimsoll.probe.proc.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketProbeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private final long pid = ProcessHandle.current().pid();
    private final ProcReader reader = ProcReader.ofThisMachine();
    private final SocketProbe probe = new SocketProbe(reader, pid);
    private final List<Socket> near = new ArrayList<>();
    private final List<Socket> far = new ArrayList<>();
    private double descriptorsBefore;

    @BeforeEach
    void warmUpAndCount() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            connect(server);
        }
        closeAll(near);
        closeAll(far);
        near.clear();
        far.clear();
        descriptorsBefore = Descriptors.count(reader, pid).amountOrNaN();
    }

    @AfterEach
    void everyDescriptorIsGivenBack() throws IOException {
        closeAll(near);
        closeAll(far);
        assertThat(Descriptors.count(reader, pid).amountOrNaN()).isEqualTo(descriptorsBefore);
    }

    @Test
    void connectionsWhosePeerClosedAreInCloseWaitUntilTheyAreClosed() throws IOException {
        double before = amount("close_wait");
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            for (int i = 0; i < 5; i++) {
                connect(server);
            }
            assertThat(amount("close_wait")).isEqualTo(before);
            closeAll(near.subList(0, 3));
            await().until(() -> amount("close_wait") == before + 3);
            closeAll(far.subList(0, 3));
            await().until(() -> amount("close_wait") == before);
        }
    }

    @Test
    void bothEndsOfAConnectionAndTheListenerAreOurs() throws IOException {
        double sockets = amount("socket");
        double established = amount("established");
        double listening = amount("listen");
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            connect(server);
            connect(server);
            assertThat(amount("socket") - sockets).isEqualTo(5);
            assertThat(amount("established") - established).isEqualTo(4);
            assertThat(amount("listen") - listening).isEqualTo(1);
        }
    }

    @Test
    void aProcessThatIsGoneHasNoSocketsToCount() {
        assertThat(new SocketProbe(reader, Long.MAX_VALUE).read().values())
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Absent.class));
    }

    private void connect(ServerSocket server) throws IOException {
        near.add(new Socket(LOOPBACK, server.getLocalPort()));
        far.add(server.accept());
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private double amount(String resource) {
        return Ask.amount(probe, resource);
    }
}
