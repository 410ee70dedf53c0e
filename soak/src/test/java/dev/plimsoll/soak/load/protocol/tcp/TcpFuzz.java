package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzTarget;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzedClient;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzedServer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/** Both sides of {@code tcp} under fuzzing; the peers of both say the same. */
public final class TcpFuzz {
    private static final int LARGEST_BYTES = 600;
    private static final int LARGEST_BUFFER_BYTES = FrameReader.PREFIX_BYTES + LARGEST_BYTES;
    private static final TcpProtocol TCP = new TcpProtocol(LARGEST_BYTES);
    private static final Payload PAYLOAD = new Payload(LARGEST_BYTES);
    private static final int SLOTS = 2;

    private TcpFuzz() {}

    public static List<FuzzTarget> targets() {
        byte[] probe = frame(ByteBuffer.allocate(100), Reserved.PROBE, Reserved.BYTES);
        return List.of(
                new FuzzTarget(
                        "tcp-client",
                        trace -> {
                            TcpClient client = (TcpClient) TCP.client(SLOTS, trace);
                            return new FuzzedClient(client, client::lentBytes);
                        },
                        () -> probe,
                        TcpFuzz::talk,
                        LARGEST_BUFFER_BYTES,
                        TcpFuzz::allocatable),
                new FuzzTarget(
                        "tcp-server",
                        trace -> {
                            TcpServer server = (TcpServer) TCP.server(SLOTS, trace);
                            return new FuzzedServer(server, server::lentBytes);
                        },
                        () -> probe,
                        TcpFuzz::talk,
                        LARGEST_BUFFER_BYTES,
                        TcpFuzz::allocatable));
    }

    /** The buffers lent, each twice as large as the one before, and one line for people. */
    private static long allocatable(byte[] received) {
        return 1024 + 4L * Math.min(received.length, LARGEST_BUFFER_BYTES);
    }

    /** A few messages and beats of all sizes. */
    public static byte[] talk(RandomGenerator random) {
        ByteBuffer target = ByteBuffer.allocate(8 * LARGEST_BUFFER_BYTES);
        byte[] all = {};
        for (int messages = 1 + random.nextInt(6); messages > 0; messages--) {
            boolean beat = random.nextInt(4) == 0;
            int bytes = random.nextInt(8) == 0 ? LARGEST_BYTES - random.nextInt(500) : 8 + random.nextInt(40);
            long id = random.nextInt(1000);
            all = beat ? frame(target, Reserved.beatToWire(id), Reserved.BYTES) : frame(target, id, bytes);
        }
        return all;
    }

    private static byte[] frame(ByteBuffer target, long id, int bytes) {
        target.putInt(bytes);
        PAYLOAD.put(id, bytes, target);
        byte[] all = new byte[target.position()];
        target.get(0, all);
        return all;
    }
}
