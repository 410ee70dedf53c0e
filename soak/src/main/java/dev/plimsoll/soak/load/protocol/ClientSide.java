package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;

/**
 * The opening side of a protocol for the connections of one event loop. Not safe for two threads.
 *
 * <p>A slot goes: {@link #open} → {@code established} → any number of {@link #send}, {@link #beat} → {@link #close} →
 * {@code ended}; {@link #release} ends it at any time and makes the slot free for the next {@link #open}.
 */
public interface ClientSide {
    /** Begins on a fresh TCP connection: writes the opening; {@code established} or {@code failed} follows. */
    void open(int slot, Outbox out);

    /**
     * Steps on what was received. {@code in}, big-endian and writable, is read to its limit in any case and its bytes may
     * be changed; incomplete input is kept in a borrowed buffer. Events are fired and answers (a pong, a close frame)
     * written before this returns. Must not be called again for a slot after {@code failed} or {@code ended}.
     *
     * <p>Called from within an event, {@link #send}, {@link #beat}, {@link #close} and {@link #release} are allowed, and
     * {@code receive} and {@link #open} are not.
     */
    void receive(int slot, ByteBuffer in, Outbox out);

    /** Writes one message of {@code bytes} bytes that carries {@code id} and the pattern of {@link Payload}. */
    void send(int slot, long id, int bytes, Outbox out);

    /** Writes one heartbeat (a ping) that carries {@code id}; {@code beatAnswered} follows. */
    void beat(int slot, long id, Outbox out);

    /**
     * Writes the farewell, if this protocol has one.
     *
     * @return whether the peer is expected to answer it ({@code ended}) before the connection is closed
     */
    boolean close(int slot, Outbox out);

    /** Forgets a slot's state and gives back what it borrowed. Harmless on a free slot. */
    void release(int slot);
}
