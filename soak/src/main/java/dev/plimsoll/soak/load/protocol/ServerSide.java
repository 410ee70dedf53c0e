package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;

/** The answering side of a protocol, for the stand-in: the connections of one event loop. Not safe for two threads. */
public interface ServerSide {
    /** Begins on an accepted TCP connection. */
    void open(int slot);

    /** Steps on what was received; as {@link ClientSide#receive}. Pings are answered here, messages by the caller. */
    void receive(int slot, ByteBuffer in, Outbox out);

    /** Writes a reply with this payload, in the kind (text, binary) of the message last received. */
    void reply(int slot, ByteBuffer payload, Outbox out);

    /** Writes the farewell, if this protocol has one. */
    void close(int slot, Outbox out);

    /** Forgets a slot's state and gives back what it borrowed. Harmless on a free slot. */
    void release(int slot);
}
