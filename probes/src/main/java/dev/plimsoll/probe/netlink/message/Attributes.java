package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;

/**
 * The attributes at the end of a message ({@code struct nlattr} of {@code linux/netlink.h}): a length of 16 bits with this
 * header's 4 bytes, a type of 16 bits, the content, padding to 4 bytes.
 */
final class Attributes {
    private static final int HEADER_BYTES = 4;
    private static final int TYPE_MASK = 0x3fff;

    private Attributes() {}

    /** Hands over each; the rest is left unread from the first that does not fit. */
    static void each(ByteBuffer bytes, int from, int to, AttributeVisitor visitor) {
        int at = from;
        while (to - at >= HEADER_BYTES) {
            int length = bytes.getShort(at) & 0xffff;
            if (length < HEADER_BYTES || length > to - at) {
                return;
            }
            visitor.attribute(bytes.getShort(at + 2) & TYPE_MASK, at + HEADER_BYTES, length - HEADER_BYTES);
            at += aligned(length);
        }
    }

    /** The next multiple of 4. */
    static int aligned(int length) {
        return (length + 3) & ~3;
    }
}
