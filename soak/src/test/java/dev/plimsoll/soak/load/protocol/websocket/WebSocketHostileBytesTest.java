package dev.plimsoll.soak.load.protocol.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WebSocketHostileBytesTest {
    private static final int INPUTS = 60_000;

    private final SplittableRandom random = new SplittableRandom(0x6455);
    private final int boundBytes = Sides.protocol().largestBufferBytes();

    @Test
    void anyBytesAfterTheHandshakeGiveOneLastEventAndABoundedBuffer() {
        int ends = 0;
        for (int input = 0; input < INPUTS; input++) {
            Sides sides = Sides.opened();
            RawFrames frames = input % 2 == 0 ? RawFrames.fromServer() : RawFrames.fromClient();
            feed(sides, mutated(frames));
            ends += lastEvents(sides.clientLog.lines()) + lastEvents(sides.serverLog.lines());
        }
        assertThat(ends).isBetween(INPUTS / 4, 2 * INPUTS);
    }

    @Test
    void anyBytesInsteadOfTheHandshakeAreRefused() {
        for (int input = 0; input < INPUTS / 4; input++) {
            Sides sides = new Sides();
            sides.server.open(0);
            byte[] bytes = (input % 2 == 0 ? sides.answer : sides.request).clone();
            for (int change = random.nextInt(4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            feed(sides, bytes);
            lastEvents(sides.clientLog.lines());
            lastEvents(sides.serverLog.lines());
        }
    }

    private void feed(Sides sides, byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int piece = Math.min(bytes.length - at, 1 + random.nextInt(150));
            ByteBuffer toClient = ByteBuffer.wrap(bytes.clone(), at, piece);
            sides.client.receive(0, toClient, sides.fromClient);
            sides.server.receive(0, ByteBuffer.wrap(bytes.clone(), at, piece), sides.fromServer);
            assertThat(toClient.hasRemaining()).isFalse();
            assertThat(sides.client.lentBytes()).isLessThanOrEqualTo(boundBytes);
            assertThat(sides.server.lentBytes()).isLessThanOrEqualTo(boundBytes);
            at += piece;
        }
        assertThat(sides.fromClient.bytes()).isLessThanOrEqualTo(3 * bytes.length + 200);
        sides.client.release(0);
        sides.server.release(0);
        assertThat(sides.client.lentBytes() + sides.server.lentBytes()).isZero();
    }

    /** 1 if the connection came to its end; fails if anything was said after that. */
    private static int lastEvents(List<String> lines) {
        long ends = lines.stream()
                .filter(line -> line.startsWith("failed") || line.startsWith("ended"))
                .count();
        assertThat(ends).isLessThanOrEqualTo(1);
        if (ends == 1) {
            assertThat(lines.get(lines.size() - 1)).matches("(failed|ended).*");
        }
        return (int) ends;
    }

    /** A few frames, mostly valid, with some bits changed. */
    private byte[] mutated(RawFrames frames) {
        int[] firsts = {0x81, 0x82, 0x01, 0x02, 0x00, 0x80, 0x89, 0x8A, 0x88, 0x82, 0x82};
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            int first = random.nextInt(20) == 0 ? random.nextInt(256) : firsts[random.nextInt(firsts.length)];
            byte[] payload = new byte[random.nextInt(10) == 0 ? random.nextInt(700) : random.nextInt(20)];
            if ((first & 0xF) != 1 && (first & 0xF) != 8) {
                random.nextBytes(payload);
            }
            frames.frame(first, payload);
        }
        byte[] bytes = frames.bytes();
        for (int change = random.nextInt(3); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
