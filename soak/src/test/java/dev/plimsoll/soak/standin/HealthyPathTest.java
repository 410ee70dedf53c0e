package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.SlotEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HealthyPathTest {
    private static final int MESSAGES = 50_000;
    private static final int LIMIT_BYTES = 16;

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void anEchoAllocatesNextToNothing(Protocol protocol) throws IOException {
        assertThat(bytesPerMessage(protocol, Faults.none())).isLessThan(LIMIT_BYTES);
    }

    @Test
    void aDelayedEchoIsOverTheLimit() throws IOException {
        assertThat(bytesPerMessage(Protocols.TCP, FaultsTest.understood("slow=1ms")))
                .isGreaterThan(LIMIT_BYTES);
    }

    private static long bytesPerMessage(Protocol protocol, Faults faults) throws IOException {
        OneSlot loop = new OneSlot();
        StandinLane lane =
                StandinLane.open(loop, protocol, 1, new StandinLane.Orders(faults, new MessageFaults(faults)));
        int slot = lane.seat(1).orElseThrow().slot();
        lane.connected(slot);
        ClientSide client = protocol.client(1, new ClientLog());
        Wire toLane = new Wire();
        client.open(0, toLane);
        lane.received(slot, toLane.flip());
        client.receive(0, loop.written.flip(), toLane);
        loop.written.drain();
        toLane.drain();
        client.send(0, 1, 256, toLane);
        byte[] message = toLane.drain();
        echo(lane, loop, message);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        echo(lane, loop, message);
        return (threads.getThreadAllocatedBytes(thread) - before) / MESSAGES;
    }

    private static void echo(StandinLane lane, OneSlot loop, byte[] message) {
        ByteBuffer in = ByteBuffer.allocate(message.length);
        for (int i = 0; i < MESSAGES; i++) {
            lane.received(0, in.clear().put(message).flip());
            lane.receivedAll(0);
            assertEchoed(loop.written.bytes());
            loop.written.flip().clear();
        }
    }

    private static void assertEchoed(int bytes) {
        if (bytes == 0) {
            throw new AssertionError("nothing was written");
        }
    }

    /** A loop without a network: what is written stays, and what is put off is done at once. */
    private static final class OneSlot implements Loop {
        private final Wire written = new Wire();

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void after(long delayNanos, Runnable task) {
            task.run();
        }

        @Override
        public long grainNanos() {
            return 1;
        }

        @Override
        public Optional<Long> busyNanos() {
            return Optional.empty();
        }

        @Override
        public void connect(int slot, Route route, SlotEvents events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Listener listen(InetSocketAddress address, Acceptor acceptor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outbox outbox(int slot) {
            return written;
        }

        @Override
        public void flush() {}

        @Override
        public void reading(int slot, Flow flow) {}

        @Override
        public void finish(int slot) {}

        @Override
        public void close(int slot) {}

        @Override
        public void reset(int slot) {}
    }
}
