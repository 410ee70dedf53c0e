package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.Payload;
import java.nio.ByteBuffer;

/**
 * The negative ids: −1 is the probe of the opening, every other one is a beat, whose own id is what remains without the
 * top bit. Both are messages of one fixed size with a pattern, so that a damaged id is not mistaken for another beat.
 */
final class Reserved {
    /** The size of probe and beat, without the length prefix. */
    static final int BYTES = 2 * Payload.ID_BYTES;

    /** The id of the probe. */
    static final long PROBE = -1;

    private Reserved() {}

    static boolean isReserved(long wireId) {
        return wireId < 0;
    }

    static long beatToWire(long id) {
        return checked(id) | Long.MIN_VALUE;
    }

    static long beatFromWire(long wireId) {
        return wireId & Long.MAX_VALUE;
    }

    /** Whether {@code message} is a probe or a beat without a wrong byte. */
    static boolean isWhole(ByteBuffer message, Payload payload) {
        return message.remaining() == BYTES && payload.intact(message);
    }

    /** {@code id}, if a message or a beat may carry it. */
    static long checked(long id) {
        if (id < 0 || id == Long.MAX_VALUE) {
            throw new IllegalArgumentException("id " + id + " is reserved");
        }
        return id;
    }
}
