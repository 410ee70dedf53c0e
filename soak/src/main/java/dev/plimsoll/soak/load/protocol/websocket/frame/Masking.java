package dev.plimsoll.soak.load.protocol.websocket.frame;

/** Whether the frames that a side receives must be masked (RFC 6455 §5.1): all towards a server, none towards a client. */
public enum Masking {
    /** The server's side: an unmasked frame is a protocol error. */
    REQUIRED,
    /** The client's side: a masked frame is a protocol error. */
    FORBIDDEN
}
