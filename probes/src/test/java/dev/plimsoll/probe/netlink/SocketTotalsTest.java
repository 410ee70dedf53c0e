package dev.plimsoll.probe.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.netlink.message.CapturedAnswer;
import dev.plimsoll.probe.netlink.message.Exchange;
import dev.plimsoll.probe.netlink.message.SocketRow;
import dev.plimsoll.probe.netlink.message.SocketRows;
import dev.plimsoll.probe.netlink.message.SocketState;
import dev.plimsoll.probe.netlink.message.SocketVisitor;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SocketTotalsTest {
    private final SocketTotals totals = new SocketTotals();

    @Test
    void theSocketsThatWereCapturedAreAddedUp() {
        totals.own(inodes());
        read();
        assertThat(totals.in(SocketState.LISTEN)).isEqualTo(5);
        assertThat(totals.in(SocketState.CLOSE_WAIT)).isEqualTo(1);
        assertThat(totals.in(SocketState.ESTABLISHED)).isEqualTo(7); // three more were not accepted, and have no inode
        assertThat(totals.stalled()).isEqualTo(1);
        assertThat(totals.keepalive()).isEqualTo(1);
        assertThat(totals.retransmitting()).isZero();
        assertThat(totals.sendQueueBytes()).isEqualTo(3_782_144);
        assertThat(totals.receiveQueueBytes()).isEqualTo(1_000 + 1 + 128_512);
        assertThat(totals.kernelBytes()).isEqualTo(1_832 + 2_264 + 832 + 3_264 + 2_368 + 3_847_872 + 131_840 + 3_328);
        assertThat(totals.portsUsed()).isEqualTo(3);
        assertThat(totals.timeWait()).isEqualTo(1);
        assertThat(totals.withoutDetail()).isZero();
    }

    @Test
    void socketsOfAnotherProcessAreNotAddedUpButTheirPortsAreTaken() {
        read();
        assertThat(totals.in(SocketState.ESTABLISHED)).isZero();
        assertThat(totals.kernelBytes()).isZero();
        assertThat(totals.portsUsed()).isEqualTo(3);
    }

    @Test
    void manyDestinationsAreToldApart() {
        PortUse use = new PortUse();
        byte[] bytes = CapturedAnswer.bytes("all");
        for (int port = 0; port < 20_000; port++) {
            bytes[16 + 6] = (byte) (port >> 8);
            bytes[16 + 7] = (byte) port;
            byte[] first = Arrays.copyOf(bytes, 16 + 72);
            first[0] = 16 + 72;
            first[1] = 0;
            CapturedAnswer.read(first, new SocketRows(each(use)));
        }
        assertThat(use.most()).isEqualTo(1);
    }

    private void read() {
        SocketRows rows = new SocketRows(totals);
        rows.begin();
        assertThat(CapturedAnswer.read("all", rows)).isEqualTo(Exchange.State.DONE);
        assertThat(rows.garbled()).isZero();
    }

    private static long[] inodes() {
        LongStream.Builder inodes = LongStream.builder();
        CapturedAnswer.read("all", new SocketRows(new SocketVisitor() {
            @Override
            public void begin() {}

            @Override
            public void socket(SocketRow row) {
                inodes.add(row.inode());
            }
        }));
        return inodes.build().sorted().toArray();
    }

    private static SocketVisitor each(PortUse use) {
        return new SocketVisitor() {
            @Override
            public void begin() {}

            @Override
            public void socket(SocketRow row) {
                use.add(row);
            }
        };
    }
}
