package dev.plimsoll.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

class NettyLeaksTest {
    @Test
    void aBufferThatIsDroppedIsFound() throws InterruptedException {
        drop();
        assertThat(NettyLeaks.take()).hasSize(1);
    }

    @Test
    void aBufferThatIsReleasedIsNot() throws InterruptedException {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
        assertThat(NettyLeaks.take()).isEmpty();
    }

    private static void drop() {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).writeByte(1);
    }
}
