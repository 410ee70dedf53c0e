package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;

/** Where a protocol puts the bytes for one connection. Whoever passes it decides when they leave. */
public interface Outbox {
    /**
     * Room for at least {@code bytes} more bytes, from its position to its limit, big-endian. What lies between the old
     * and the new position belongs to the message once {@link #commit} is called; only one claim is open at a time.
     */
    ByteBuffer claim(int bytes);

    /** Ends the claim: what was put into the buffer is on its way. */
    void commit();
}
