package dev.plimsoll.soak.load.transport;

import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;

/** What becomes of a connection. After {@code failed} the slot is free; nothing more is told about it. */
public interface SlotEvents {
    /** The TCP connection stands; no byte of the application's has been seen yet. */
    void connected(int slot);

    /** Bytes arrived, valid during the call only; the callee may change them. */
    void received(int slot, ByteBuffer bytes);

    /** All that had arrived has been told: a good moment to flush. */
    void receivedAll(int slot);

    /** The peer sent FIN: nothing more will be received. The slot stays taken until it is closed. */
    void inputEnded(int slot);

    /** The connection could not be made, or broke. The slot is free. */
    void failed(int slot, FailureKind kind, String message);

    /**
     * One of these methods threw: a fault of ours, never the peer's. The slot is free. By default thrown on, for whoever
     * runs the loop to log.
     */
    default void broken(int slot, Throwable fault) {
        throw new IllegalStateException("an event of slot " + slot + " broke", fault);
    }
}
