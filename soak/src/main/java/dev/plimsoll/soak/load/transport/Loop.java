package dev.plimsoll.soak.load.transport;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One event loop. All methods but {@link #execute}, {@link #listen}, {@link #grainNanos} and {@link #busyNanos} <em>must</em> be called on its
 * thread, and all events come on it.
 */
public interface Loop {
    /** Runs a task on this loop soon. Safe from any thread. */
    void execute(Runnable task);

    /** Runs a task on this loop once, no earlier than so long from now. */
    void after(long delayNanos, Runnable task);

    /**
     * The shortest wait worth asking for, nanoseconds: what is due sooner comes late by as much, or keeps the thread busy
     * until then.
     */
    long grainNanos();

    /**
     * How long the loop's thread was not idle: on a CPU, or ready to run and waiting for one; empty where the kernel does
     * not tell. Safe from any thread.
     */
    Optional<Long> busyNanos();

    /**
     * Begins a TCP connection in a free slot; {@code connected} or {@code failed} follows, unless the slot is closed
     * before.
     *
     * @param route where from and where to; an address that is not allowed fails as {@code OTHER}, without a packet
     */
    void connect(int slot, Route route, SlotEvents events);

    /**
     * Listens and hands accepted connections to the loops of this transport in turn, this one included. Waits for the loop:
     * not to be called on a loop's thread.
     *
     * @param address port 0 for any free one
     * @param acceptor told on the accepting connection's loop
     * @throws IOException if the address cannot be had
     */
    Listener listen(InetSocketAddress address, Acceptor acceptor) throws IOException;

    /** Where to put bytes for a slot; they leave at the next {@link #flush}, which asking for another slot's implies. */
    Outbox outbox(int slot);

    /** Sends what was put into the outbox. */
    void flush();

    /** Stops or starts reading from a slot; while stopped, the kernel's buffers fill and the peer is held back. */
    void reading(int slot, Flow flow);

    /** Sends FIN after what was written, and goes on reading. */
    void finish(int slot);

    /** Closes a slot after what was written; no event follows. Harmless on a free slot. */
    void close(int slot);

    /** Closes a slot at once with RST; no event follows. Harmless on a free slot. */
    void reset(int slot);

    /** Whether reading goes on. */
    enum Flow {
        /** Read as it comes. */
        GO,
        /** Leave it in the kernel. */
        STOP
    }

    /**
     * Where a connection comes from and goes to.
     *
     * @param source the local address, port 0; empty for the kernel's choice
     * @param target the remote address, resolved
     */
    record Route(Optional<InetSocketAddress> source, InetSocketAddress target) {}

    /** An open listening socket. */
    interface Listener extends AutoCloseable {
        /** The address it was given. */
        InetSocketAddress address();

        /** Stops or starts accepting; while stopped, the kernel's backlog fills. Safe from any thread. */
        void accepting(Flow flow);

        /** Stops listening; new connections are refused. Accepted ones stay. Harmless when called again. */
        @Override
        void close();
    }

    /** Decides about connections as they are accepted. */
    interface Acceptor {
        /**
         * A connection was accepted on {@code loop}.
         *
         * @return where it lives from now on, or empty to close it at once
         */
        Optional<Seat> accepted(Loop loop);

        /**
         * A slot for an accepted connection.
         *
         * @param slot a free slot of that loop
         * @param events who is told about it; {@code connected} comes first
         */
        record Seat(int slot, SlotEvents events) {}
    }
}
