package dev.plimsoll.soak.load.protocol.fuzz;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/** One side of a protocol, whichever it is, as fuzzing sees it. Its two slots are 0 and 1. */
public interface FuzzedSide {
    /** Begins on a fresh connection. */
    void open(int slot, Outbox out);

    /** Steps on what was received. */
    void receive(int slot, ByteBuffer in, Outbox out);

    /** Writes something of about 30 bytes, as a caller may from within an event of an open connection. */
    void write(int slot, long id, Outbox out);

    /** Says farewell, as a caller may from within an event. */
    void close(int slot, Outbox out);

    /** Forgets the slot, as a caller may at any time. */
    void release(int slot);

    /** The capacity of all buffers lent to both slots. */
    long lentBytes();
}
