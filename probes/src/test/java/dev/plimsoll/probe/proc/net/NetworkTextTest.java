package dev.plimsoll.probe.proc.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTextTest {
    private static final String PID = Long.toString(Captured.PID);
    private final ProcReader newest = new ProcReader(Captured.newest());
    private final ProcReader older = new ProcReader(Captured.older());
    private final ProcReader truncated = new ProcReader(Captured.truncated());

    @Test
    void theTableOfBothFamiliesIsRead() {
        assertThat(states(newest))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        TcpState.LISTEN, 2,
                        TcpState.ESTABLISHED, 6,
                        TcpState.CLOSE_WAIT, 2,
                        TcpState.FIN_WAIT2, 2,
                        TcpState.TIME_WAIT, 1));
    }

    @Test
    void portsAndInodesAreReadAndSocketsWithoutADescriptorHaveNone() {
        List<Long> waiting = new ArrayList<>();
        TcpTable.each(newest, PID, (state, port, inode) -> {
            if (state == TcpState.CLOSE_WAIT) {
                assertThat(port).isEqualTo(0x8E93);
                waiting.add(inode);
            } else if (state == TcpState.TIME_WAIT) {
                assertThat(inode).isZero();
            }
        });
        assertThat(waiting).containsExactly(38869L, 38873L);
    }

    @Test
    void aTornLineIsNotShown() {
        // the cut table of the second family ends within the inode of its third row
        assertThat(states(truncated))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TcpState.LISTEN, 2, TcpState.ESTABLISHED, 1));
    }

    @Test
    void aLineThatIsNoRowIsNotShown() {
        for (String text : List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   1: 0100007F:0016 0100007F:B2DC 01 00000000:00000000 02:0009",
                "   1: 0100007F:0016 0100007F:B2DC FF 00000000:00000000 02:0009 0 0 0 17",
                "")) {
            byte[] line = text.getBytes(StandardCharsets.US_ASCII);
            TcpTable.parse(line, 0, line.length, (state, port, inode) -> {
                throw new AssertionError(text);
            });
        }
    }

    @Test
    void totalsCarryTheScopeThatTheKernelCountsThemIn() {
        Map<String, Reading> readings = new SockstatProbe(newest, PID).read();
        assertThat(readings.get("tcp_inuse")).isEqualTo(new Reading.Value(Quantity.count(10), Scope.NAMESPACE));
        assertThat(readings.get("time_wait")).isEqualTo(new Reading.Value(Quantity.count(3), Scope.NAMESPACE));
        assertThat(readings.get("tcp_orphan")).isEqualTo(new Reading.Value(Quantity.count(0), Scope.HOST));
        assertThat(readings.get("tcp_alloc")).isEqualTo(new Reading.Value(Quantity.count(10), Scope.HOST));
        assertThat(readings.get("tcp_memory")).isEqualTo(new Reading.Value(Quantity.bytes(17 * 4096), Scope.HOST));
        assertThat(new SockstatProbe(older, PID).read()).isEqualTo(readings);
    }

    @Test
    void truncatedTotalsAreNoNumbers() {
        assertThat(new SockstatProbe(truncated, PID).read().values()).noneMatch(Reading.Value.class::isInstance);
    }

    @Test
    void aCounterThatAKernelLacksIsAbsentAndTheOthersAreTheSame() {
        Map<String, Reading> now = new CounterProbe(newest, PID).read();
        Map<String, Reading> then = new CounterProbe(older, PID).read();
        assertThat(now.values()).allMatch(Reading.Value.class::isInstance);
        assertThat(now.get("tcp.out_rsts")).isEqualTo(new Reading.Value(Quantity.count(16), Scope.NAMESPACE));
        assertThat(then.remove("tcp.rcv_q_drop"))
                .isEqualTo(new Reading.Absent("this kernel does not print TcpExt.TCPRcvQDrop"));
        assertThat(then.remove("tcp.beyond_window"))
                .isEqualTo(new Reading.Absent("this kernel does not print TcpExt.BeyondWindow"));
        now.keySet().retainAll(then.keySet());
        assertThat(then).isEqualTo(now);
    }

    @Test
    void aPairWhoseNumbersAreCutGivesNone() {
        assertThat(new CounterProbe(truncated, PID).read().values()).noneMatch(Reading.Value.class::isInstance);
    }

    @Test
    void aFullAcceptQueueMovesTheOverflowCounter() throws IOException {
        CounterProbe probe = new CounterProbe(ProcReader.ofThisMachine(), "self");
        double before = Ask.amount(probe, "tcp.listen_overflows");
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 6; i++) {
                SocketChannel client = SocketChannel.open();
                clients.add(client);
                client.configureBlocking(false);
                client.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            }
            await().until(() -> Ask.amount(probe, "tcp.listen_overflows") > before);
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    private static Map<TcpState, Integer> states(ProcReader reader) {
        Map<TcpState, Integer> states = new EnumMap<>(TcpState.class);
        TcpTable.each(reader, PID, (state, port, inode) -> states.merge(state, 1, Integer::sum));
        return states;
    }
}
