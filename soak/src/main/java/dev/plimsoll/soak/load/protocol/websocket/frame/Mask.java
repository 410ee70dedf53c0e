package dev.plimsoll.soak.load.protocol.websocket.frame;

import java.nio.ByteBuffer;

/** The XOR with a 4-byte key that a client lays over its payloads (RFC 6455 §5.3); laid twice, it is gone. */
public final class Mask {
    private Mask() {}

    /** Lays {@code mask} over the bytes of a big-endian {@code buffer} between two absolute indices. */
    public static void apply(ByteBuffer buffer, int from, int to, int mask) {
        long twice = ((long) mask << Integer.SIZE) | Integer.toUnsignedLong(mask);
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            buffer.putLong(at, buffer.getLong(at) ^ twice);
        }
        for (int shift = Long.SIZE - Byte.SIZE; at < to; at++, shift -= Byte.SIZE) {
            buffer.put(at, (byte) (buffer.get(at) ^ (twice >>> shift)));
        }
    }

    /** The mask for what follows after {@code bytes} bytes have been done. */
    static int after(int mask, int bytes) {
        return Integer.rotateLeft(mask, (bytes & 3) * Byte.SIZE);
    }
}
