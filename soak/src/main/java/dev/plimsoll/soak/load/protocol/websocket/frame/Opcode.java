package dev.plimsoll.soak.load.protocol.websocket.frame;

/** What a frame is (RFC 6455 §5.2): four bits, of which the highest says that it is a control frame. */
public final class Opcode {
    /** A further part of a message. */
    public static final int CONTINUATION = 0x0;
    /** A message in UTF-8, or its first part. */
    public static final int TEXT = 0x1;
    /** A message of any bytes, or its first part. */
    public static final int BINARY = 0x2;
    /** The farewell. */
    public static final int CLOSE = 0x8;
    /** Asks for a pong with the same payload. */
    public static final int PING = 0x9;
    /** Answers a ping, or comes unasked. */
    public static final int PONG = 0xA;

    private Opcode() {}

    static boolean isControl(int opcode) {
        return (opcode & 0x8) != 0;
    }

    static boolean isDefined(int opcode) {
        return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
    }
}
