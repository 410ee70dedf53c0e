package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/**
 * Plaintext that waits to be sealed into records: one buffer for all connections of a side, as large as the most that ever
 * waited at once. Used like a stack: what is put on top for one connection is taken off before what lies below.
 */
final class Gathered implements Outbox {
    private static final int FIRST_BYTES = 1 << 12;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);
    private int committedBytes;

    @Override
    public ByteBuffer claim(int bytes) {
        int needed = Math.addExact(committedBytes, bytes);
        if (needed > buffer.capacity()) {
            int larger = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed);
            buffer = ByteBuffer.allocate(larger).put(0, buffer, 0, committedBytes);
        }
        return buffer.clear().position(committedBytes);
    }

    @Override
    public void commit() {
        committedBytes = buffer.position();
    }

    /** How many bytes wait. */
    int bytes() {
        return committedBytes;
    }

    /** What waits from {@code begin} on; to be read before the next claim. */
    ByteBuffer from(int begin) {
        return buffer.slice(begin, committedBytes - begin);
    }

    /** Forgets what waits from {@code begin} on. */
    void truncate(int begin) {
        committedBytes = begin;
    }
}
