package dev.plimsoll.soak.load.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.ClientLog;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TlsHostileBytesTest {
    private static final int INPUTS = 500;

    private final SplittableRandom random = new SplittableRandom(0x8446);

    @Test
    void changedBytesAnywhereGiveOneLastEventAndABoundedBuffer() {
        int ends = 0;
        for (int input = 0; input < INPUTS; input++) {
            ClientLog log = new ClientLog();
            TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, TlsSides.ENGINES), log);
            int honestTurns = random.nextInt(4);
            for (int turn = 0; turn < 6; turn++) {
                byte[] there = sides.toServer.drain();
                feedServer(sides, turn < honestTurns ? there : changed(there));
                byte[] back = sides.toClient.drain();
                feedClient(sides, turn < honestTurns ? back : changed(back));
                if (log.lines().equals(List.of("established"))) {
                    sides.client.send(0, turn, 64, sides.toServer);
                }
            }
            ends += lastEvents(log.lines()) + lastEvents(sides.serverLog.lines());
            released(sides);
        }
        assertThat(ends).isGreaterThan(INPUTS / 2);
    }

    @Test
    void anyBytesInsteadOfRecordsGiveOneLastEventAndABoundedBuffer() {
        int ends = 0;
        for (int input = 0; input < INPUTS; input++) {
            ClientLog log = new ClientLog();
            TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, TlsSides.ENGINES), log);
            feedServer(sides, invented());
            feedClient(sides, invented());
            ends += lastEvents(log.lines()) + lastEvents(sides.serverLog.lines());
            released(sides);
        }
        assertThat(ends).isGreaterThan(INPUTS);
    }

    private void feedClient(TlsSides sides, byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int piece = Math.min(bytes.length - at, 1 + random.nextInt(2_000));
            sides.client.receive(0, ByteBuffer.wrap(bytes, at, piece), sides.toServer);
            assertThat(sides.client.lentBytes()).isLessThanOrEqualTo(RecordReader.LARGEST_BYTES);
            at += piece;
        }
    }

    private void feedServer(TlsSides sides, byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int piece = Math.min(bytes.length - at, 1 + random.nextInt(2_000));
            sides.server.receive(0, ByteBuffer.wrap(bytes, at, piece), sides.toClient);
            assertThat(sides.server.lentBytes()).isLessThanOrEqualTo(RecordReader.LARGEST_BYTES);
            at += piece;
        }
    }

    private static void released(TlsSides sides) {
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

    private byte[] changed(byte[] bytes) {
        for (int change = bytes.length == 0 ? 0 : random.nextInt(3); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** A few records with a header that fits and a body that does not. */
    private byte[] invented() {
        ByteBuffer records = ByteBuffer.allocate(1 << 15);
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            byte[] body = new byte[random.nextInt(5) == 0 ? random.nextInt(6_000) : random.nextInt(60)];
            random.nextBytes(body);
            int length = random.nextInt(8) == 0 ? random.nextInt(1 << 16) : body.length;
            int type = random.nextInt(10) == 0 ? random.nextInt(256) : 20 + random.nextInt(5);
            if (body.length > 3 && random.nextBoolean()) { // a handshake message of a kind and length that may be
                body[0] = (byte) random.nextInt(25);
                body[1] = 0;
            }
            records.put((byte) type).put((byte) 3).put((byte) random.nextInt(5));
            records.putShort((short) length).put(body);
        }
        byte[] bytes = new byte[records.position()];
        records.flip().get(bytes);
        return bytes;
    }
}
