package dev.plimsoll.soak.load.protocol.websocket.frame;

import java.nio.ByteBuffer;

/**
 * Checks UTF-8 (RFC 3629) in pieces that may be cut anywhere, also within a character.
 *
 * <p>A state is one int: how many continuation bytes are missing (bits 16 to 17) and the smallest and the largest value
 * that the next one may have (bits 0 to 7 and 8 to 15). The range is narrower than 80 to BF only for the second byte after
 * E0, ED, F0 and F4: that excludes overlong forms, surrogates and what lies above U+10FFFF.
 */
final class Utf8 {
    /** Between two characters: where a text begins and must end. */
    static final int BOUNDARY = 0;

    /** Not UTF-8, whatever follows. */
    static final int INVALID = 1 << 24;

    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** The state after the bytes of {@code text} between two absolute indices, begun in {@code state}. */
    static int check(int state, ByteBuffer text, int from, int to) {
        int now = state;
        int at = from;
        while (at < to && now != INVALID) {
            if (now == BOUNDARY && to - at >= Long.BYTES && (text.getLong(at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            } else {
                now = step(now, text.get(at++) & 0xFF);
            }
        }
        return now;
    }

    private static int step(int state, int value) {
        if (state == BOUNDARY) {
            return first(value);
        }
        int smallest = state & 0xFF;
        int largest = (state >>> 8) & 0xFF;
        if (value < smallest || value > largest) {
            return INVALID;
        }
        int missing = (state >>> 16) - 1;
        return missing == 0 ? BOUNDARY : expect(missing, 0x80, 0xBF);
    }

    private static int first(int value) {
        if (value < 0x80) {
            return BOUNDARY;
        }
        if (value < 0xC2) {
            return INVALID;
        }
        if (value < 0xE0) {
            return expect(1, 0x80, 0xBF);
        }
        if (value < 0xF0) {
            return expect(2, value == 0xE0 ? 0xA0 : 0x80, value == 0xED ? 0x9F : 0xBF);
        }
        if (value < 0xF5) {
            return expect(3, value == 0xF0 ? 0x90 : 0x80, value == 0xF4 ? 0x8F : 0xBF);
        }
        return INVALID;
    }

    private static int expect(int missing, int smallest, int largest) {
        return missing << 16 | largest << 8 | smallest;
    }
}
