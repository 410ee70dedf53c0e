package dev.plimsoll.soak.load.protocol.websocket;

/** Where a connection stands; constants of one byte, because there is one for each slot. */
final class Phase {
    /** Not in use, or past its last event: what comes in is dropped. */
    static final byte OVER = 0;
    /** The handshake is not complete. */
    static final byte OPENING = 1;
    /** Frames may be sent and received. */
    static final byte OPEN = 2;
    /** Our close frame is sent, the peer's is awaited. */
    static final byte CLOSING = 3;

    private Phase() {}
}
