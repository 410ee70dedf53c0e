package dev.plimsoll.soak.load.protocol;

import dev.plimsoll.soak.sample.FailureKind;

/** What the opening side of a protocol has understood. Called from within {@link ClientSide#receive}. */
public interface ClientEvents {
    /** The gateway's application answered the opening: from now on the connection counts. Once per open. */
    void established(int slot);

    /**
     * A reply to a message arrived.
     *
     * @param id the id it carries; it need not be one that was ever sent
     * @param intact whether the rest of the payload is the pattern that belongs to {@code id}
     */
    void answered(int slot, long id, boolean intact);

    /** A heartbeat came back with this id. */
    void beatAnswered(int slot, long id);

    /** The peer said farewell, or answered ours; {@code code} is its close code, or 0 where there is none. Last event. */
    void ended(int slot, int code);

    /** The peer broke the protocol or rejected us; {@code detail} is one line for people, without the peer's raw bytes. Last event. */
    void failed(int slot, FailureKind kind, String detail);
}
