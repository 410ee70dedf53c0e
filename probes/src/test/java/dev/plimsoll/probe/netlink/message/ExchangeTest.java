package dev.plimsoll.probe.netlink.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final int MULTI = 0x02;
    private static final int INTERRUPTED = 0x10;
    private final List<Integer> lengths = new ArrayList<>();
    private final MessageVisitor noting = (bytes, from, to) -> lengths.add(to - from);

    @Test
    void theListenersThatWereThereAreRead() {
        TreeMap<Integer, List<Long>> byPort = new TreeMap<>();
        SocketRows rows = rows(row -> byPort.put(row.localPort(), List.of(row.receiveQueue(), row.sendQueue())));
        assertThat(CapturedAnswer.read("listen", rows)).isEqualTo(Exchange.State.DONE);
        assertThat(byPort)
                .containsEntry(7001, List.of(3L, 5L))
                .containsEntry(7002, List.of(0L, 9L))
                .containsOnlyKeys(7001, 7002, 7003, 7004, 7005);
    }

    @Test
    void eachStateIsReadOnceForEachSocket() {
        int[] states = new int[16];
        SocketRows rows = rows(row -> states[row.stateNumber()]++);
        assertThat(CapturedAnswer.read("all", rows)).isEqualTo(Exchange.State.DONE);
        assertThat(states[SocketState.LISTEN.number()]).isEqualTo(5);
        assertThat(states[SocketState.CLOSE_WAIT.number()]).isEqualTo(1);
        assertThat(states[SocketState.FIN_WAIT2.number()]).isEqualTo(1);
        assertThat(states[SocketState.TIME_WAIT.number()]).isEqualTo(1);
        assertThat(states[SocketState.ESTABLISHED.number()]).isEqualTo(10);
    }

    @Test
    void aFamilyThatTheKernelDoesNotKnowIsRefusedWithItsError() {
        Exchange exchange = new Exchange();
        exchange.begin(1);
        ByteBuffer bytes =
                ByteBuffer.wrap(CapturedAnswer.bytes("unknown-family")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(exchange.take(bytes, noting)).isEqualTo(Exchange.State.REFUSED);
        assertThat(exchange.errno()).isEqualTo(22);
        assertThat(lengths).isEmpty();
    }

    @Test
    void countersOfAllProcessorsAreAddedUp() {
        ConntrackCounts counts = new ConntrackCounts();
        assertThat(CapturedAnswer.read("conntrack-cpus", counts.cpus())).isEqualTo(Exchange.State.DONE);
        assertThat(CapturedAnswer.read("conntrack-totals", counts.totals())).isEqualTo(Exchange.State.DONE);
        assertThat(counts.entries()).hasValue(0);
        assertThat(ConntrackCounts.Counter.values())
                .allSatisfy(counter -> assertThat(counts.count(counter)).hasValue(0));
        byte[] counted = CapturedAnswer.bytes("conntrack-cpus");
        counted[0x3b] = 3; // drop of the first CPU, the last byte of a number in network order
        counts.begin();
        CapturedAnswer.read(counted, counts.cpus());
        assertThat(counts.count(ConntrackCounts.Counter.DROP)).hasValue(3);
        assertThat(counts.entries()).isEmpty();
    }

    @Test
    void anAnswerToAnEarlierRequestIsPassedOver() {
        Exchange exchange = new Exchange();
        exchange.begin(2);
        ByteBuffer bytes = ByteBuffer.wrap(CapturedAnswer.bytes("listen")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(exchange.take(bytes, noting)).isEqualTo(Exchange.State.MORE);
        assertThat(lengths).isEmpty();
    }

    @Test
    void whatComesInManyDatagramsIsOneAnswer() {
        Exchange exchange = new Exchange();
        exchange.begin(1);
        assertThat(exchange.take(messages(20, MULTI, 8), noting)).isEqualTo(Exchange.State.MORE);
        assertThat(exchange.take(messages(20, MULTI, 9), noting)).isEqualTo(Exchange.State.MORE);
        assertThat(exchange.take(messages(3, MULTI, 4), noting)).isEqualTo(Exchange.State.DONE);
        assertThat(lengths).containsExactly(8, 9);
    }

    @Test
    void aTableThatChangedMeanwhileIsSaidToHave() {
        Exchange exchange = new Exchange();
        exchange.begin(1);
        exchange.take(messages(20, MULTI | INTERRUPTED, 8), noting);
        assertThat(exchange.take(messages(3, MULTI, 4), noting)).isEqualTo(Exchange.State.INTERRUPTED);
        exchange.begin(1);
        exchange.take(messages(20, MULTI, 8), noting);
        assertThat(exchange.take(messages(3, MULTI, 4), noting)).isEqualTo(Exchange.State.DONE);
    }

    @Test
    void anAnswerOfWhichPartWasLostEndsAsLost() {
        Exchange exchange = new Exchange();
        exchange.begin(1);
        exchange.missed();
        assertThat(exchange.take(messages(3, MULTI, 4), noting)).isEqualTo(Exchange.State.LOST);
        exchange.begin(1);
        exchange.take(messages(4, MULTI, 0), noting); // NLMSG_OVERRUN
        assertThat(exchange.take(messages(3, MULTI, 4), noting)).isEqualTo(Exchange.State.LOST);
    }

    @Test
    void anAnswerThatIsCutIsNotBelieved() {
        byte[] whole = CapturedAnswer.bytes("listen");
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(CapturedAnswer.read(cut, noting)).isIn(Exchange.State.GARBLED, Exchange.State.MORE);
        }
    }

    @Test
    void aMessageThatSaysItHasNoLengthEndsTheReading() {
        assertThat(CapturedAnswer.read(new byte[64], noting)).isEqualTo(Exchange.State.GARBLED);
    }

    static SocketRows rows(java.util.function.Consumer<SocketRow> each) {
        return new SocketRows(new SocketVisitor() {
            @Override
            public void begin() {}

            @Override
            public void socket(SocketRow row) {
                each.accept(row);
            }
        });
    }

    private static ByteBuffer messages(int type, int flags, int bodyBytes) {
        ByteBuffer message = ByteBuffer.allocate((16 + bodyBytes + 3) & ~3).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(16 + bodyBytes)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(1)
                .putInt(0);
        return message.clear();
    }
}
