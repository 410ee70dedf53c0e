package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;

/** What the answering side of a protocol has understood. Called from within {@link ServerSide#receive}. */
public interface ServerEvents {
    /**
     * The peer's opening is complete and well-formed.
     *
     * @return whether to accept it; if not, nothing is written and nothing further is read: the caller closes or stays
     *     silent
     */
    boolean opening(int slot);

    /** One whole message, valid during the call only. The callee may change its bytes (to corrupt them) but not its bounds. */
    void message(int slot, ByteBuffer payload);

    /** The peer said farewell (and was answered, where the protocol answers). Last event. */
    void ended(int slot);

    /** The peer broke the protocol; what had to be said about it has been written. Last event. */
    void failed(int slot, String detail);
}
