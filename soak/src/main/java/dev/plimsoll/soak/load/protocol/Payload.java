package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * What a message carries: its id (8 bytes, big-endian) and a pattern that belongs to that id, so that a reply can be
 * matched and every byte of it checked.
 *
 * <p>The pattern is a window into one fixed random block; the id decides where the window begins. Two ids rarely share a
 * window, and a byte that was changed, lost or shifted never fits. Immutable once made; safe for all threads.
 */
public final class Payload {
    /** The size of the id, and so of the smallest payload. */
    public static final int ID_BYTES = 8;

    private static final int OFFSETS = 4096;
    private static final long PATTERN_SEED =
            0x506C696D736F6C6CL; // "Plimsoll": both ends and every run share one pattern

    private final ByteBuffer block;

    /** Payloads of up to {@code largestBytes} bytes, id included. Buffers passed in are big-endian. */
    public Payload(int largestBytes) {
        byte[] bytes = new byte[OFFSETS + Math.max(largestBytes, ID_BYTES)];
        new SplittableRandom(PATTERN_SEED).nextBytes(bytes);
        this.block = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Puts the payload of {@code bytes} bytes that belongs to {@code id} at {@code target}'s position. */
    public void put(long id, int bytes, ByteBuffer target) {
        int at = target.position();
        int rest = bytes - ID_BYTES;
        target.putLong(id);
        target.put(at + ID_BYTES, block, offset(id), rest);
        target.position(at + bytes);
    }

    /** The id that {@code payload} carries; it must hold at least {@link #ID_BYTES} from its position on. */
    public static long id(ByteBuffer payload) {
        return payload.getLong(payload.position());
    }

    /** Whether {@code payload}, from its position to its limit, is what {@link #put} made for the id it carries. */
    public boolean intact(ByteBuffer payload) {
        int rest = payload.remaining() - ID_BYTES;
        if (rest < 0 || rest > block.capacity() - OFFSETS) {
            return false;
        }
        int at = payload.position() + ID_BYTES;
        int from = offset(id(payload));
        int end = at + rest;
        for (; end - at >= Long.BYTES; at += Long.BYTES, from += Long.BYTES) {
            if (payload.getLong(at) != block.getLong(from)) {
                return false;
            }
        }
        for (; at < end; at++, from++) {
            if (payload.get(at) != block.get(from)) {
                return false;
            }
        }
        return true;
    }

    private static int offset(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 52); // the top 12 bits: 0 to 4,095
    }
}
