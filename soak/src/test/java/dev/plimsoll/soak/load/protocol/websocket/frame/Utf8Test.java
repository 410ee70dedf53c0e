package dev.plimsoll.soak.load.protocol.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private final SplittableRandom random = new SplittableRandom(8);

    @Test
    void itAgreesWithThePlatformOnRandomBytes() {
        int valid = 0;
        for (int input = 0; input < 60_000; input++) {
            byte[] bytes = input % 2 == 0 ? text() : noise();
            boolean expected = isUtf8(bytes);
            valid += expected ? 1 : 0;
            int cut = random.nextInt(bytes.length + 1);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int state = Utf8.check(Utf8.check(Utf8.BOUNDARY, buffer, 0, cut), buffer, cut, bytes.length);
            assertThat(state == Utf8.BOUNDARY).as("%s", buffer).isEqualTo(expected);
        }
        assertThat(valid).isBetween(6_000, 54_000);
    }

    /** Valid text, in half of the cases with one bit changed. */
    private byte[] text() {
        int[] points = random.ints(1 + random.nextInt(12), 0, 0x10FFFF)
                .map(point -> random.nextInt(3) == 0 ? point : point & 0x7F)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .toArray();
        byte[] bytes = new String(points, 0, points.length).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(2) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(6)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 | random.nextInt(0x80));
        }
        return bytes;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
