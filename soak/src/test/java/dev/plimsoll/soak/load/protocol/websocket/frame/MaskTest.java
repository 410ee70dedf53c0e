package dev.plimsoll.soak.load.protocol.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void theExampleOfTheStandardIsUnmasked() {
        ByteBuffer hello = ByteBuffer.wrap(HexFormat.of().parseHex("7f9f4d5158")); // RFC 6455 §5.7
        Mask.apply(hello, 0, 5, 0x37fa213d);
        assertThat(new String(hello.array(), StandardCharsets.UTF_8)).isEqualTo("Hello");
    }

    @Test
    void inPiecesItIsTheSameByteForByte() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            int mask = random.nextInt();
            int cut = random.nextInt(bytes.length + 1);
            byte[] expected = bytes.clone();
            for (int i = 0; i < expected.length; i++) {
                expected[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Mask.apply(buffer, 0, cut, mask);
            Mask.apply(buffer, cut, bytes.length, Mask.after(mask, cut));
            assertThat(bytes).isEqualTo(expected);
        }
    }
}
