package dev.plimsoll.probe.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.net.SocketProbe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetlinkProbesTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private final long pid = ProcessHandle.current().pid();
    private final ProcReader reader = ProcReader.ofThisMachine();
    private final Probe byText = new SocketProbe(reader, pid);
    private final NetlinkProbes probes = NetlinkProbes.ofProcess(pid, this::inodes, byText);
    private final List<Socket> near = new ArrayList<>();
    private final List<Socket> far = new ArrayList<>();

    @AfterEach
    void everythingIsGivenBack() throws IOException {
        closeAll(near);
        closeAll(far);
        probes.close();
        probes.close();
        assertThat(read("accept_queue"))
                .isEqualTo(new Reading.Failed("the network namespace of process " + pid + " was closed"));
    }

    @Test
    void netlinkTakesThePlaceOfTheTextualTable() {
        assertThat(probes.isAnswered()).isTrue();
        assertThat(probes.probes()).doesNotContain(byText);
    }

    @Test
    void theFullestListenerOfThisProcessIsFound() throws IOException {
        try (ServerSocket idle = new ServerSocket(0, 2, LOOPBACK);
                ServerSocket full = new ServerSocket(0, 11, LOOPBACK)) {
            for (int i = 0; i < 4; i++) {
                near.add(new Socket(LOOPBACK, full.getLocalPort()));
            }
            assertThat(idle.isBound()).isTrue();
            assertThat(amount("accept_queue")).isEqualTo(4);
            assertThat(amount("accept_queue_limit")).isEqualTo(11);
            assertThat(((Reading.Value) read("accept_queue")).scope()).isEqualTo(Scope.PROCESS);
            far.add(full.accept());
            assertThat(amount("accept_queue")).isEqualTo(3);
        }
    }

    @Test
    void aProcessThatListensNowhereHasNoQueue() {
        assertThat(read("accept_queue")).isEqualTo(new Reading.Absent("the process listens on no TCP port"));
    }

    @Test
    void statesAreCountedAsTheTextualTableCountsThem() throws IOException {
        double established = amount("established");
        double closeWait = amount("close_wait");
        double ofNamespace = amount("tcp_close_wait");
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            for (int i = 0; i < 6; i++) {
                connect(server);
            }
            closeAll(near.subList(0, 2));
            await().until(() -> amount("close_wait") == closeWait + 2);
            assertThat(amount("tcp_close_wait")).isEqualTo(ofNamespace + 2);
            assertThat(amount("tcp_fin_wait2")).isGreaterThanOrEqualTo(2);
            assertThat(amount("established")).isEqualTo(established + 8);
            for (String resource : List.of("socket", "established", "close_wait", "listen")) {
                assertThat(amount(resource)).as(resource).isEqualTo(Ask.amount(byText, resource));
            }
            assertThat(amount("ports_used")).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void aPeerThatDoesNotReadStallsItsSenderAfterASecond() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK);
                SocketChannel sender = SocketChannel.open(server.getLocalSocketAddress())) {
            far.add(server.accept());
            assertThat(amount("stalled_socket")).isZero();
            sender.configureBlocking(false);
            long written = fill(sender);
            await().until(() -> amount("send_queue") + amount("receive_queue") == written);
            assertThat(amount("kernel_socket")).isGreaterThan((double) written);
            await().until(() -> amount("stalled_socket") == 1);
            far.get(0).getInputStream().readNBytes((int) written);
            await().until(() -> amount("stalled_socket") == 0 && amount("send_queue") == 0);
        }
    }

    @Test
    void keepaliveIsSeenOnceItIsAskedFor() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            connect(server);
            double before = amount("keepalive_socket");
            near.get(0).setKeepAlive(true);
            assertThat(amount("keepalive_socket")).isEqualTo(before + 1);
        }
    }

    @Test
    void aReadingAllocatesNoMoreWithMoreSockets() throws IOException {
        long[] nothing = {};
        try (NetlinkProbes ofNobody = NetlinkProbes.ofProcess(pid, () -> new Seen.Found<>(nothing), byText);
                ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
            List<Probe> asked = ofNobody.probes();
            double few = allocatedBytes(asked);
            for (int i = 0; i < 300; i++) {
                connect(server);
            }
            assertThat(allocatedBytes(asked) - few).isLessThan(600); // a byte a socket
        }
    }

    @Test
    void aWalkForEachFamilyFindsWhatOneWalkFinds() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK);
                ServerSocket six = new ServerSocket(0, 3, loopbackOfIpv6())) {
            connect(server);
            assertThat(six.isBound()).isTrue();
            Seen<NetNamespace> here = NetNamespace.ofProcess(pid);
            List<Map<String, Reading>> found = new ArrayList<>();
            for (SocketDiag.Walk walk : SocketDiag.Walk.values()) {
                here.match(
                        namespace -> {
                            try (SocketDiag diag = SocketDiag.of(namespace, walk)) {
                                return found.add(new SocketDetailProbe(diag, this::inodes).read());
                            }
                        },
                        Object::toString,
                        Object::toString);
            }
            found.forEach(readings -> readings.remove("socket")); // the walk's own is one
            assertThat(found).hasSize(2);
            assertThat(found.get(0)).isEqualTo(found.get(1)).containsKey("listen");
        }
    }

    @Test
    void connectionTrackingIsCountedWhereThisKernelHasIt() {
        Seen<NetNamespace> here = NetNamespace.ofProcess(pid);
        Map<String, Reading> readings = here.match(
                namespace -> {
                    try (ConntrackProbe probe = new ConntrackProbe(namespace)) {
                        return probe.read();
                    }
                },
                absent -> Map.of(),
                failed -> Map.of());
        assertThat(readings).containsOnlyKeys(ConntrackProbe.names().toArray(String[]::new));
        assertThat(readings.values()).allSatisfy(reading -> assertThat(reading).isNotInstanceOf(Reading.Failed.class));
    }

    private Seen<long[]> inodes() {
        return Descriptors.socketInodes(reader, pid);
    }

    private Reading read(String resource) {
        for (Probe probe : probes.probes()) {
            Reading reading = probe.read().get(resource);
            if (reading != null) {
                return reading;
            }
        }
        throw new AssertionError("nobody reads " + resource);
    }

    private double amount(String resource) {
        if (read(resource) instanceof Reading.Value value) {
            return value.quantity().amount();
        }
        throw new AssertionError(resource + " is " + read(resource));
    }

    private static double allocatedBytes(List<Probe> asked) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 300;
        long before = 0;
        for (int i = 0; i < 2 * times; i++) {
            before = i == times ? threads.getCurrentThreadAllocatedBytes() : before;
            asked.forEach(Probe::read);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) times;
    }

    private static long fill(SocketChannel sender) throws IOException {
        long written = 0;
        ByteBuffer piece = ByteBuffer.allocate(65_536);
        for (int idle = 0; idle < 1_000; ) {
            int took = sender.write(piece.clear());
            written += took;
            idle = took == 0 ? idle + 1 : 0;
        }
        return written;
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

    private static InetAddress loopbackOfIpv6() throws IOException {
        byte[] address = new byte[16];
        address[15] = 1;
        return InetAddress.getByAddress(address);
    }
}
