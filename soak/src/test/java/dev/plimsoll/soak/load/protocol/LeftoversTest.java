package dev.plimsoll.soak.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final int LARGEST_BYTES = 1000;
    private final Leftovers leftovers = new Leftovers(2, LARGEST_BYTES);

    @Test
    void whatIsKeptGrowsInOrder() {
        for (int value = 0; value < LARGEST_BYTES; value++) {
            leftovers.keep(1, ByteBuffer.allocate(1).put(0, (byte) value), 1);
        }
        ByteBuffer kept = leftovers.kept(1);
        assertThat(kept.limit()).isEqualTo(LARGEST_BYTES);
        for (int value = 0; value < LARGEST_BYTES; value++) {
            assertThat(kept.get(value)).isEqualTo((byte) value);
        }
        assertThat(leftovers.lentBytes()).isEqualTo(LARGEST_BYTES);
    }

    @Test
    void anEmptySlotHasNothingLent() {
        leftovers.keep(0, ByteBuffer.allocate(300), 300);
        assertThat(leftovers.lentBytes()).isEqualTo(512);
        leftovers.truncate(0, 0);
        assertThat(leftovers.lentBytes()).isZero();
        assertThat(leftovers.keptBytes(0)).isZero();
    }

    @Test
    void aReturnedBufferIsLentAgain() {
        leftovers.keep(0, ByteBuffer.allocate(10), 10);
        ByteBuffer first = leftovers.kept(0);
        leftovers.giveBack(leftovers.take(0));
        leftovers.keep(1, ByteBuffer.allocate(1), 1);
        assertThat(leftovers.kept(1)).isSameAs(first);
        assertThat(leftovers.keptBytes(1)).isEqualTo(1);
    }

    @Test
    void whatIsTakenIsOutOfReachUntilGivenBack() {
        leftovers.keep(0, ByteBuffer.allocate(10), 10);
        ByteBuffer taken = leftovers.take(0);
        leftovers.truncate(0, 0);
        leftovers.keep(0, ByteBuffer.allocate(20), 20);
        assertThat(leftovers.kept(0)).isNotSameAs(taken);
        assertThat(taken.remaining()).isEqualTo(10);
    }

    @Test
    void moreThanTheLargestIsRefused() {
        leftovers.keep(0, ByteBuffer.allocate(LARGEST_BYTES), LARGEST_BYTES);
        assertThatThrownBy(() -> leftovers.keep(0, ByteBuffer.allocate(1), 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
