package dev.plimsoll.soak.load.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ServerLog;
import dev.plimsoll.soak.load.protocol.Wire;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TcpHostileBytesTest {
    private static final int LARGEST_BYTES = 600;
    private static final TcpProtocol TCP = new TcpProtocol(LARGEST_BYTES);
    private static final int INPUTS = 25_000;

    private final SplittableRandom random = new SplittableRandom(0x7c9L);

    @Test
    void anyBytesGiveAtMostOneFailureAndABoundedBuffer() {
        for (int input = 0; input < INPUTS; input++) {
            ClientLog clientLog = new ClientLog();
            TcpClient client = (TcpClient) TCP.client(1, clientLog);
            ServerLog serverLog = new ServerLog();
            TcpServer server = (TcpServer) TCP.server(1, serverLog);
            Wire wire = new Wire();
            client.open(0, wire);
            server.open(0);
            feed(client, server, mutated(wire.drain()));
            assertThat(clientLog.lines())
                    .filteredOn(line -> line.startsWith("failed"))
                    .hasSizeLessThan(2);
            assertThat(serverLog.lines())
                    .filteredOn(line -> line.startsWith("failed"))
                    .hasSizeLessThan(2);
            client.release(0);
            server.release(0);
            assertThat(client.lentBytes() + server.lentBytes()).isZero();
        }
    }

    private void feed(TcpClient client, TcpServer server, byte[] bytes) {
        Wire wire = new Wire();
        int at = 0;
        while (at < bytes.length) {
            int piece = Math.min(bytes.length - at, 1 + random.nextInt(80));
            client.receive(0, ByteBuffer.wrap(bytes.clone(), at, piece), wire);
            server.receive(0, ByteBuffer.wrap(bytes.clone(), at, piece), wire);
            assertThat(client.lentBytes()).isLessThanOrEqualTo(LARGEST_BYTES + FrameReader.PREFIX_BYTES);
            assertThat(server.lentBytes()).isLessThanOrEqualTo(LARGEST_BYTES + FrameReader.PREFIX_BYTES);
            at += piece;
        }
    }

    /** The probe, often followed by small lengths and random bytes, with some bytes changed. */
    private byte[] mutated(byte[] probe) {
        byte[] bytes = new byte[probe.length + random.nextInt(300)];
        random.nextBytes(bytes);
        ByteBuffer target = ByteBuffer.wrap(bytes).put(probe);
        while (target.remaining() > 4) {
            int length = random.nextInt(60);
            target.putInt(length).position(Math.min(target.limit(), target.position() + length));
        }
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
