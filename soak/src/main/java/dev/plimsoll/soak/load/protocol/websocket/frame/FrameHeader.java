package dev.plimsoll.soak.load.protocol.websocket.frame;

import java.nio.ByteBuffer;

/** The frame header last read (RFC 6455 §5.2). One per reader, overwritten by each {@link #read}. */
final class FrameHeader {
    /** Two bytes, eight of length, four of mask. */
    static final int LARGEST_BYTES = 14;

    /** The most that a control frame may carry. */
    static final int LARGEST_CONTROL_BYTES = 125;

    /** What came of reading. */
    enum Outcome {
        /** The header is all there and all fields are valid. */
        WHOLE,
        /** More bytes are needed. */
        PARTIAL,
        /** No valid header begins like this; {@link FrameHeader#fault} says why. */
        BROKEN
    }

    private final Masking masking;
    private String fault = "";
    private int first;
    private int mask;
    private long payloadBytes;
    private int headerBytes;

    FrameHeader(Masking masking) {
        this.masking = masking;
    }

    /** Reads at the position of {@code window}, which is not moved. */
    Outcome read(ByteBuffer window) {
        int has = window.remaining();
        if (has < 2) {
            return Outcome.PARTIAL;
        }
        int at = window.position();
        first = window.get(at) & 0xFF;
        int second = window.get(at + 1) & 0xFF;
        int shortLength = second & 0x7F;
        boolean masked = (second & 0x80) != 0;
        if (!allowed(shortLength, masked)) {
            return Outcome.BROKEN;
        }
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? Short.BYTES : Long.BYTES;
        headerBytes = 2 + lengthBytes + (masked ? Integer.BYTES : 0);
        if (has < headerBytes) {
            return Outcome.PARTIAL;
        }
        mask = masked ? window.getInt(at + 2 + lengthBytes) : 0;
        return length(window, at + 2, shortLength);
    }

    private boolean allowed(int shortLength, boolean masked) {
        if ((first & 0x70) != 0) {
            fault = "a reserved bit is set";
        } else if (!Opcode.isDefined(opcode())) {
            fault = "a reserved opcode";
        } else if (Opcode.isControl(opcode()) && !last()) {
            fault = "a fragmented control frame";
        } else if (Opcode.isControl(opcode()) && shortLength > LARGEST_CONTROL_BYTES) {
            fault = "a control frame of more than 125 bytes";
        } else if (masked != (masking == Masking.REQUIRED)) {
            fault = masked ? "a masked frame from a server" : "an unmasked frame from a client";
        } else {
            return true;
        }
        return false;
    }

    private Outcome length(ByteBuffer window, int at, int shortLength) {
        long smallest = 0;
        if (shortLength < 126) {
            payloadBytes = shortLength;
        } else if (shortLength == 126) {
            payloadBytes = window.getShort(at) & 0xFFFF;
            smallest = 126;
        } else {
            payloadBytes = window.getLong(at);
            smallest = 1 << 16;
        }
        if (payloadBytes < smallest) {
            fault = payloadBytes < 0 ? "a length with the top bit set" : "a length in a form longer than needed";
            return Outcome.BROKEN;
        }
        return Outcome.WHOLE;
    }

    /** Whether the frame ends its message. */
    boolean last() {
        return (first & 0x80) != 0;
    }

    int opcode() {
        return first & 0xF;
    }

    /** The size of the header itself. */
    int headerBytes() {
        return headerBytes;
    }

    long payloadBytes() {
        return payloadBytes;
    }

    /** The mask, or 0, which changes nothing, on an unmasked frame. */
    int mask() {
        return mask;
    }

    String fault() {
        return fault;
    }
}
