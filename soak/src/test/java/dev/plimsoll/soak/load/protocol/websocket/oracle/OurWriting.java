package dev.plimsoll.soak.load.protocol.websocket.oracle;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.Loopback;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.websocket.RawFrames;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What our two sides write once they are open: messages of all sizes, beats, pongs, replies and a farewell. */
final class OurWriting {
    private static final int[] SIZES = {
        8, 9, 64, 124, 125, 126, 127, 128, 1000, 65_535, 65_536, OracleStream.LARGEST_BYTES
    };

    private OurWriting() {}

    /** Towards a side that reads with {@code masking}. */
    static byte[] bytes(Masking masking, RandomGenerator random) {
        WebSocketProtocol protocol = new WebSocketProtocol(
                WebSocketOpening.plain("h", "/"),
                OracleStream.LARGEST_BYTES,
                () -> new SplittableRandom(random.nextLong()));
        Loopback sides = new Loopback(protocol, new ClientLog()).open();
        return masking == Masking.REQUIRED ? client(sides, random) : server(sides, random);
    }

    private static byte[] client(Loopback sides, RandomGenerator random) {
        for (int items = 1 + random.nextInt(6); items > 0; items--) {
            switch (random.nextInt(4)) {
                case 0 -> sides.client().beat(0, random.nextLong(), sides.toServer());
                case 1 ->
                    sides.client().receive(0, ByteBuffer.wrap(ping(RawFrames.fromServer(), random)), sides.toServer());
                default -> sides.client().send(0, random.nextLong(), size(random), sides.toServer());
            }
        }
        if (random.nextBoolean()) {
            sides.client().close(0, sides.toServer());
        }
        return sides.toServer().drain();
    }

    private static byte[] server(Loopback sides, RandomGenerator random) {
        for (int items = 1 + random.nextInt(6); items > 0; items--) {
            switch (random.nextInt(4)) {
                case 0 ->
                    sides.server().receive(0, ByteBuffer.wrap(ping(RawFrames.fromClient(), random)), sides.toClient());
                case 1 -> {
                    byte[] text = RawFrames.fromClient().text(0x81, "\u20AC").bytes();
                    sides.server().receive(0, ByteBuffer.wrap(text), sides.toClient());
                }
                default -> {
                    int bytes = size(random);
                    ByteBuffer payload = ByteBuffer.allocate(bytes);
                    new Payload(bytes).put(random.nextLong(), bytes, payload);
                    byte[] message =
                            RawFrames.fromClient().frame(0x82, payload.array()).bytes();
                    sides.server().receive(0, ByteBuffer.wrap(message), sides.toClient());
                }
            }
        }
        if (random.nextBoolean()) {
            sides.server().close(0, sides.toClient());
        }
        return sides.toClient().drain();
    }

    private static byte[] ping(RawFrames frames, RandomGenerator random) {
        byte[] payload = new byte[random.nextInt(126)];
        random.nextBytes(payload);
        return frames.frame(0x89, payload).bytes();
    }

    /** Of the large ones only now and then. */
    private static int size(RandomGenerator random) {
        return SIZES[random.nextInt(random.nextInt(10) == 0 ? SIZES.length : SIZES.length - 3)];
    }
}
