package dev.plimsoll.soak.load.protocol.websocket.frame;

import java.nio.ByteBuffer;

/** Writes frame headers (RFC 6455 §5.2) of whole, unfragmented messages, with the shortest form of the length. */
public final class FrameWriter {
    /** Room for any header. */
    public static final int LARGEST_HEADER_BYTES = FrameHeader.LARGEST_BYTES;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;

    private FrameWriter() {}

    /** Puts the header of an unmasked frame: from a server. */
    public static void putHeader(ByteBuffer target, int opcode, int payloadBytes) {
        put(target, opcode, payloadBytes, 0);
    }

    /** Puts the header of a masked frame: from a client. The payload that follows has yet to be masked. */
    public static void putMaskedHeader(ByteBuffer target, int opcode, int payloadBytes, int mask) {
        put(target, opcode, payloadBytes, MASKED);
        target.putInt(mask);
    }

    private static void put(ByteBuffer target, int opcode, int payloadBytes, int maskBit) {
        target.put((byte) (LAST | opcode));
        if (payloadBytes < 126) {
            target.put((byte) (maskBit | payloadBytes));
        } else if (payloadBytes < 1 << 16) {
            target.put((byte) (maskBit | 126)).putShort((short) payloadBytes);
        } else {
            target.put((byte) (maskBit | 127)).putLong(payloadBytes);
        }
    }
}
