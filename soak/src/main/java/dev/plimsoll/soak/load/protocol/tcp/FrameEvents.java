package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/** What {@link FrameReader} finds. */
interface FrameEvents {
    /** A whole message of at least 8 bytes, without its length prefix; valid during the call. */
    void message(int slot, ByteBuffer message, Outbox out);

    /** The length prefix cannot be one of ours; the slot is no longer read. */
    void broken(int slot, String detail);
}
