package dev.plimsoll.soak.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final int LARGEST_BYTES = 100;
    private final Payload payload = new Payload(LARGEST_BYTES);

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 16, 17, 63, 64, 100})
    void everyByteThatChangesIsNoticed(int bytes) {
        ByteBuffer made = ByteBuffer.allocate(bytes);
        payload.put(42, bytes, made);
        made.flip();
        assertThat(payload.intact(made)).isTrue();
        for (int at = Payload.ID_BYTES; at < bytes; at++) {
            byte was = made.get(at);
            made.put(at, (byte) (was ^ 1));
            assertThat(payload.intact(made)).as("byte %d of %d", at, bytes).isFalse();
            made.put(at, was);
        }
    }

    @Test
    void thePatternOfAnotherIdDoesNotFit() {
        ByteBuffer made = ByteBuffer.allocate(64);
        payload.put(42, 64, made);
        assertThat(payload.intact(made.flip().putLong(0, 43))).isFalse();
    }

    @Test
    void aPayloadLargerThanAnyOfOursIsNotIntact() {
        assertThat(payload.intact(ByteBuffer.allocate(LARGEST_BYTES + 1))).isFalse();
        assertThat(payload.intact(ByteBuffer.allocate(7))).isFalse();
    }
}
