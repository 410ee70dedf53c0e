package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Loop.Acceptor.Seat;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.sample.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/*
 * A slot's way:  FREE → OPENING → OPEN → (CLOSING →) FREE, or FREE → MUTE → FREE, or, where the close is forgotten,
 * … → ABANDONED until the stand-in is closed. Delayed work remembers the slot's use, because slots are used again.
 */
/** The stand-in's connections on one event loop. Everything but {@link #loop} is called on that loop's thread. */
final class StandinLane implements SlotEvents, ServerEvents {
    private static final byte FREE = 0;
    private static final byte OPENING = 1; // the protocol's opening is awaited
    private static final byte OPEN = 2;
    private static final byte CLOSING = 3; // we said farewell and sent FIN; theirs is awaited
    private static final byte MUTE = 4; // accepted, and never spoken to
    private static final byte ABANDONED = 5; // the peer said farewell; we forget to close

    private static final int NONE = -1;
    private static final long EARLY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LINGER_NANOS = Duration.ofSeconds(2).toNanos();

    private final Loop loop;
    private final ServerSide server;
    private final Orders orders;
    private final Hoard hoard;
    private final byte[] state;
    private final long[] ordinal;
    private final int[] use;
    private final int[] free;
    private final long slowNanos;
    private int freeCount;
    private int receiving = NONE;
    private boolean goneWhileReceiving;

    private StandinLane(Loop loop, Protocol protocol, int slots, Orders orders, Hoard hoard) {
        this.loop = loop;
        this.orders = orders;
        this.hoard = hoard;
        this.state = new byte[slots];
        this.ordinal = new long[slots];
        this.use = new int[slots];
        this.free = new int[slots];
        Arrays.setAll(free, i -> slots - 1 - i);
        this.freeCount = slots;
        this.slowNanos =
                orders.faults().duration(Fault.SLOW).orElse(Duration.ZERO).toNanos();
        this.server = protocol.server(slots, this);
    }

    /**
     * What the lanes of one stand-in share.
     *
     * @param faults what to do wrong
     * @param messages the part of it that is about messages
     */
    record Orders(Faults faults, MessageFaults messages) {}

    /** A lane with all its slots free. */
    static StandinLane open(Loop loop, Protocol protocol, int slots, Orders orders) throws IOException {
        return new StandinLane(loop, protocol, slots, orders, Hoard.open(orders.faults(), slots));
    }

    Loop loop() {
        return loop;
    }

    /** Takes a seat for the stand-in's {@code nth} connection; empty if none is free. */
    Optional<Seat> seat(long nth) {
        if (freeCount == 0) {
            return Optional.empty();
        }
        int slot = free[--freeCount];
        ordinal[slot] = nth;
        state[slot] = orders.faults().share(Fault.SILENT).picks(nth) || pastTheLast(nth) ? MUTE : OPENING;
        return Optional.of(new Seat(slot, this));
    }

    @Override
    public void connected(int slot) {
        hoard.accepted(slot, ordinal[slot]);
        if (state[slot] == OPENING) {
            server.open(slot);
        }
    }

    @Override
    public void received(int slot, ByteBuffer bytes) {
        if (state[slot] == MUTE || state[slot] == ABANDONED) {
            return;
        }
        receiving = slot;
        server.receive(slot, bytes, loop.outbox(slot));
        receiving = NONE;
        if (goneWhileReceiving) {
            goneWhileReceiving = false;
            gone(slot);
        }
    }

    @Override
    public void receivedAll(int slot) {
        loop.flush();
    }

    @Override
    public void inputEnded(int slot) {
        leave(slot);
    }

    @Override
    public void failed(int slot, FailureKind kind, String message) {
        gone(slot);
    }

    @Override
    public boolean opening(int slot) {
        state[slot] = OPEN;
        if (orders.faults().share(Fault.CLOSE_EARLY).picks(ordinal[slot])) {
            later(slot, EARLY_NANOS, () -> closeEarly(slot));
        }
        return true;
    }

    @Override
    public void message(int slot, ByteBuffer payload) {
        if (state[slot] != OPEN) {
            return;
        }
        if (orders.messages().ordered()) {
            orders.messages().answer(payload, reply -> reply(slot, reply));
        } else {
            reply(slot, payload);
        }
    }

    @Override
    public void ended(int slot) {
        leave(slot);
    }

    @Override
    public void failed(int slot, String detail) {
        close(slot);
    }

    /** Resets every connection, as a process that is restarted does. */
    void resetAll() {
        for (int slot = 0; slot < state.length; slot++) {
            if (state[slot] != FREE) {
                loop.reset(slot);
                gone(slot);
            }
        }
    }

    /** Closes every connection and gives back everything that was kept or leaked. */
    void closeAll() throws IOException {
        for (int slot = 0; slot < state.length; slot++) {
            if (state[slot] != FREE) {
                close(slot);
            }
        }
        hoard.close();
    }

    private void reply(int slot, ByteBuffer payload) {
        if (slowNanos == 0) {
            server.reply(slot, payload, loop.outbox(slot));
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(payload.remaining()).put(payload).flip();
        later(slot, slowNanos, () -> {
            if (state[slot] == OPEN) {
                server.reply(slot, copy, loop.outbox(slot));
                loop.flush();
            }
        });
    }

    private void closeEarly(int slot) {
        if (state[slot] != OPEN) {
            return;
        }
        state[slot] = CLOSING;
        server.close(slot, loop.outbox(slot));
        loop.finish(slot);
        later(slot, LINGER_NANOS, () -> close(slot));
    }

    /** The peer has said its last. */
    private void leave(int slot) {
        if (state[slot] != FREE && orders.faults().share(Fault.LEAK_CLOSE_WAIT).picks(ordinal[slot])) {
            state[slot] = ABANDONED;
        } else {
            close(slot);
        }
    }

    private void close(int slot) {
        loop.close(slot);
        gone(slot);
    }

    private void gone(int slot) {
        if (state[slot] == FREE) {
            return;
        }
        if (receiving == slot) { // the protocol is still reading this slot's bytes: let it finish
            goneWhileReceiving = true;
            return;
        }
        server.release(slot);
        hoard.gone(slot);
        state[slot] = FREE;
        use[slot]++;
        free[freeCount++] = slot;
    }

    /** Runs a task for the connection that has this slot now, if it still has it then. */
    private void later(int slot, long delayNanos, Runnable task) {
        int now = use[slot];
        loop.after(delayNanos, () -> {
            if (use[slot] == now && state[slot] != FREE) {
                task.run();
            }
        });
    }

    private boolean pastTheLast(long nth) {
        return nth > orders.faults().number(Fault.STOP_ACCEPTING_AT).orElse(Long.MAX_VALUE);
    }
}
