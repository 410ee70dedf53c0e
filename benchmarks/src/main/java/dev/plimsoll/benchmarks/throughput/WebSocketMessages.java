package dev.plimsoll.benchmarks.throughput;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one WebSocket message cost without a network: written and masked, read and checked byte by byte?
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar WebSocketMessages -prof gc}. Neither may allocate. A regression
 * of {@code decode} at large sizes points at the pattern's check, of {@code encode} at the mask.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WebSocketMessages {
    private static final int SLOT = 0;
    private static final int LARGEST_BYTES = 1 << 16;

    /** Size of the payload in bytes. */
    @Param({"64", "1024", "65536"})
    public int bytes = 64;

    private final Answers answers = new Answers();
    private final Sheet sheet = new Sheet();
    private ClientSide client;
    private ByteBuffer reply = ByteBuffer.allocate(0);
    private long id;

    /** Opens a connection and keeps one reply. */
    @Setup
    public void open() {
        WebSocketProtocol protocol =
                new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> new SplittableRandom(1));
        client = protocol.client(1, answers);
        ServerSide server = protocol.server(1, new Welcoming());
        server.open(SLOT);
        client.open(SLOT, sheet);
        server.receive(SLOT, sheet.take(), sheet);
        client.receive(SLOT, sheet.take(), sheet);
        ByteBuffer payload = ByteBuffer.allocate(bytes);
        new Payload(LARGEST_BYTES).put(1, bytes, payload);
        server.reply(SLOT, payload.flip(), sheet);
        ByteBuffer written = sheet.take();
        reply = ByteBuffer.allocateDirect(written.remaining()).put(written).flip();
    }

    /** Writes one message. */
    @Benchmark
    public ByteBuffer encode() {
        client.send(SLOT, id++, bytes, sheet);
        return sheet.take();
    }

    /** Reads one reply. */
    @Benchmark
    public long decode() {
        client.receive(SLOT, reply.position(0), sheet);
        return answers.intact;
    }

    /** One buffer, written over again and again. */
    private static final class Sheet implements Outbox {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(2 * LARGEST_BYTES);
        private final ByteBuffer taken = buffer.duplicate();

        @Override
        public ByteBuffer claim(int bytes) {
            return buffer;
        }

        @Override
        public void commit() {
            // Nothing travels.
        }

        ByteBuffer take() {
            taken.limit(buffer.position()).position(0);
            buffer.clear();
            return taken;
        }
    }

    private static final class Welcoming implements ServerEvents {
        @Override
        public boolean opening(int slot) {
            return true;
        }

        @Override
        public void message(int slot, ByteBuffer payload) {
            throw new IllegalStateException("nothing is sent to the server");
        }

        @Override
        public void ended(int slot) {
            throw new IllegalStateException("nobody ends it");
        }

        @Override
        public void failed(int slot, String detail) {
            throw new IllegalStateException(detail);
        }
    }

    private static final class Answers implements ClientEvents {
        private long intact;

        @Override
        public void established(int slot) {
            intact = 0;
        }

        @Override
        public void answered(int slot, long id, boolean isIntact) {
            if (!isIntact) {
                throw new IllegalStateException("a reply was not what was sent");
            }
            intact++;
        }

        @Override
        public void beatAnswered(int slot, long id) {
            throw new IllegalStateException("no beat was sent");
        }

        @Override
        public void ended(int slot, int code) {
            throw new IllegalStateException("nobody ends it");
        }

        @Override
        public void failed(int slot, FailureKind kind, String detail) {
            throw new IllegalStateException(detail);
        }
    }
}
