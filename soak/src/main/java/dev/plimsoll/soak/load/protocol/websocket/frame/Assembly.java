package dev.plimsoll.soak.load.protocol.websocket.frame;

/**
 * The state, by slot, of a message that is not whole yet: what kind it is, how much of it has been gathered, and the data
 * frame that is being read, if one is.
 */
final class Assembly {
    private static final byte NO_MESSAGE = 0;

    private final byte[] opcode; // of the message begun; NO_MESSAGE between messages
    private final int[] gatheredBytes;
    private final int[] utf8;
    private final boolean[] inFrame;
    private final boolean[] last; // whether the frame being read ends the message
    private final int[] missingBytes; // of the frame being read
    private final int[] mask; // for the next byte of the frame being read

    Assembly(int slots) {
        opcode = new byte[slots];
        gatheredBytes = new int[slots];
        utf8 = new int[slots];
        inFrame = new boolean[slots];
        last = new boolean[slots];
        missingBytes = new int[slots];
        mask = new int[slots];
    }

    void forget(int slot) {
        opcode[slot] = NO_MESSAGE;
        gatheredBytes[slot] = 0;
        utf8[slot] = Utf8.BOUNDARY;
        inFrame[slot] = false;
    }

    /** Whether a first frame has come and the last has not ended. */
    boolean isBegun(int slot) {
        return opcode[slot] != NO_MESSAGE;
    }

    /** Whether the input stands within the payload of a data frame. */
    boolean inFrame(int slot) {
        return inFrame[slot];
    }

    /** Begins a data frame; its opcode counts if it is the first one of the message. */
    void beginFrame(int slot, FrameHeader header) {
        if (!isBegun(slot)) {
            opcode[slot] = (byte) header.opcode();
        }
        inFrame[slot] = true;
        last[slot] = header.last();
        missingBytes[slot] = (int) header.payloadBytes();
        mask[slot] = header.mask();
    }

    void endFrame(int slot) {
        inFrame[slot] = false;
    }

    /** Counts {@code bytes} as gathered from the frame being read. */
    void advance(int slot, int bytes) {
        gatheredBytes[slot] += bytes;
        missingBytes[slot] -= bytes;
        mask[slot] = Mask.after(mask[slot], bytes);
    }

    int gatheredBytes(int slot) {
        return gatheredBytes[slot];
    }

    int missingBytes(int slot) {
        return missingBytes[slot];
    }

    int mask(int slot) {
        return mask[slot];
    }

    boolean isLast(int slot) {
        return last[slot];
    }

    int opcode(int slot) {
        return opcode[slot];
    }

    int utf8(int slot) {
        return utf8[slot];
    }

    void reached(int slot, int utf8State) {
        utf8[slot] = utf8State;
    }
}
