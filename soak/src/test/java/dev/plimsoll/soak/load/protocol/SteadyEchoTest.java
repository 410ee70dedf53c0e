package dev.plimsoll.soak.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import dev.plimsoll.soak.sample.FailureKind;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteadyEchoTest {
    private static final int LARGEST_BYTES = 4096;
    private static final int MESSAGES = 100_000;
    private static final int WARMING_MESSAGES = 10_000;
    private static final int LIMIT_BYTES = 16;

    static Stream<Protocol> protocols() {
        return Stream.of(
                new TcpProtocol(LARGEST_BYTES),
                new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> new SplittableRandom(1)));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void aHundredThousandEchoesAllocateNextToNothing(Protocol protocol) {
        assertThat(bytesPerMessage(protocol, Loopback::pump)).isLessThan(LIMIT_BYTES);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void anEchoThatCopiesIsOverTheLimit(Protocol protocol) {
        assertThat(bytesPerMessage(protocol, SteadyEchoTest::carryCopies)).isGreaterThan(LIMIT_BYTES);
    }

    private static long bytesPerMessage(Protocol protocol, Consumer<Loopback> carry) {
        Count count = new Count();
        Loopback loopback = new Loopback(protocol, count).open();
        echo(loopback, carry, WARMING_MESSAGES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        echo(loopback, carry, MESSAGES);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(count.intact).isEqualTo(WARMING_MESSAGES + MESSAGES);
        return allocated / MESSAGES;
    }

    private static void echo(Loopback loopback, Consumer<Loopback> carry, int messages) {
        for (int id = 0; id < messages; id++) {
            loopback.client().send(0, id, 64 + id % 256, loopback.toServer());
            carry.accept(loopback);
        }
    }

    private static void carryCopies(Loopback loopback) {
        loopback.server().receive(0, ByteBuffer.wrap(loopback.toServer().drain()), loopback.toClient());
        loopback.client().receive(0, ByteBuffer.wrap(loopback.toClient().drain()), loopback.toServer());
    }

    private static final class Count implements ClientEvents {
        private int intact;

        @Override
        public void established(int slot) {}

        @Override
        public void answered(int slot, long id, boolean isIntact) {
            intact += isIntact ? 1 : 0;
        }

        @Override
        public void beatAnswered(int slot, long id) {}

        @Override
        public void ended(int slot, int code) {}

        @Override
        public void failed(int slot, FailureKind kind, String detail) {
            throw new AssertionError(detail);
        }
    }
}
