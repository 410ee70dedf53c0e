package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.load.work.Slots;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.scenario.Phase.Ending;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/*
 * A slot's way:  FREE → CONNECTING → OPENING → OPEN → CLOSING → FREE.
 * Before OPEN every end is a failure, in OPEN a loss, in CLOSING what we wanted. One method, gone(), ends them all, so
 * that each attempt is counted under exactly one of failed, lost and closed.
 */
/** A lane's connections, from the intended moment of the connect to the end, whoever brings it about. */
final class Connections implements SlotEvents, ClientEvents {
    private static final int NONE = -1;

    private final Loop loop;
    private final ClientSide client;
    private final Routes routes;
    private final Timing timing;
    private final Slots slots;
    private final Recorder recorder;
    private final LongSupplier nanoClock;
    private final Listener listener;
    private int receiving = NONE;
    private @Nullable Gone endedWhileReceiving;

    Connections(Loop loop, Protocol protocol, Routes routes, Timing timing, Context context) {
        this.loop = loop;
        this.routes = routes;
        this.timing = timing;
        this.slots = context.slots();
        this.recorder = context.recorder();
        this.nanoClock = context.nanoClock();
        this.listener = context.listener();
        this.client = protocol.client(slots.capacity(), this);
    }

    /** What a lane's parts share. */
    record Context(Slots slots, Recorder recorder, LongSupplier nanoClock, Listener listener) {}

    /** Told what becomes of connections, after the slot's state has changed. */
    interface Listener {
        /** It is established. */
        void opened(int slot);

        /** It ended, or was never established; the slot is free again. */
        void gone(int slot, Gone how);

        /** A reply to a message. */
        void answered(int slot, long id, boolean intact);

        /** A heartbeat came back. */
        void beatAnswered(int slot, long id);

        /** A failure, with one line about it for people. */
        void failure(FailureKind kind, String message);

        /** Our own code is at fault: nothing that is counted from here on can be trusted. */
        void broken(Throwable fault);
    }

    /** How a connection went. */
    enum Gone {
        /** Never established. */
        FAILED,
        /** Established, and ended by somebody else. */
        LOST,
        /** Ended by us. */
        CLOSED,
        /** Never established, and no longer waited for, because everything ends. */
        GIVEN_UP
    }

    /** Begins a connection that was due at {@code intendedNanos}; returns its slot. */
    int connect(long intendedNanos) {
        return begin(slots.take(intendedNanos, intendedNanos + timing.openingNanos()));
    }

    /** The same, marked as part of a churn. */
    int connectCycling(long intendedNanos) {
        int slot = slots.take(intendedNanos, intendedNanos + timing.openingNanos());
        slots.markCycling(slot);
        return begin(slot);
    }

    private int begin(int slot) {
        recorder.count(Tally.ATTEMPTED);
        loop.connect(slot, routes.next(), this);
        return slot;
    }

    /** Ends an open connection as ordered; {@code gone} follows, at once or when the peer has done its part. */
    void end(int slot, Ending ending) {
        slots.closing(slot);
        slots.waitUntil(slot, nanoClock.getAsLong() + timing.farewellNanos());
        switch (ending) {
            case CLEAN -> {
                boolean answerExpected = client.close(slot, loop.outbox(slot));
                loop.flush();
                if (!answerExpected && slots.state(slot) == Slots.CLOSING) { // the flush may have found it broken
                    closed(slot);
                }
            }
            case HALF_CLOSE -> loop.finish(slot);
            case ABORT -> closed(slot);
            case RST -> {
                loop.reset(slot);
                gone(slot, Gone.CLOSED);
            }
        }
    }

    /** Writes a message. */
    void send(int slot, long id, int bytes) {
        client.send(slot, id, bytes, loop.outbox(slot));
    }

    /** Writes a heartbeat. */
    void beat(int slot, long id) {
        client.beat(slot, id, loop.outbox(slot));
    }

    /** Gives up what has passed its deadline. */
    void sweep(long nowNanos) {
        for (int slot = 0; slot < slots.capacity(); slot++) {
            byte state = slots.state(slot);
            if (state == Slots.FREE || state == Slots.OPEN || nowNanos - slots.deadlineNanos(slot) < 0) {
                continue;
            }
            switch (state) {
                case Slots.CONNECTING -> giveUp(slot, FailureKind.TIMED_OUT, "no TCP connection within the deadline");
                case Slots.OPENING ->
                    giveUp(slot, FailureKind.HANDSHAKE_TIMED_OUT, "connected, but the opening was not answered");
                default -> closed(slot);
            }
        }
    }

    /** Closes everything at once, as at the end of a run. */
    void closeAll() {
        for (int slot = 0; slot < slots.capacity(); slot++) {
            byte state = slots.state(slot);
            if (state == Slots.OPEN || state == Slots.CLOSING) {
                closed(slot);
            } else if (state != Slots.FREE) {
                loop.close(slot);
                gone(slot, Gone.GIVEN_UP);
            }
        }
    }

    @Override
    public void connected(int slot) {
        recorder.time(Latency.CONNECT, nanoClock.getAsLong() - slots.intendedNanos(slot));
        slots.connected(slot);
        client.open(slot, loop.outbox(slot));
        loop.flush();
    }

    @Override
    public void received(int slot, ByteBuffer bytes) {
        receiving = slot;
        client.receive(slot, bytes, loop.outbox(slot));
        receiving = NONE;
        Gone how = endedWhileReceiving;
        if (how != null) {
            endedWhileReceiving = null;
            gone(slot, how);
        }
    }

    /** The gateway answered what was never asked: there is no going on with it. */
    void wrongReply(int slot) {
        giveUp(slot, FailureKind.WRONG_REPLY, "a reply to nothing that was sent");
    }

    @Override
    public void receivedAll(int slot) {
        loop.flush();
    }

    @Override
    public void inputEnded(int slot) {
        if (slots.state(slot) == Slots.CLOSING) {
            closed(slot);
        } else {
            giveUp(slot, FailureKind.CLOSED_EARLY, "the gateway closed the connection");
        }
    }

    @Override
    public void failed(int slot, FailureKind kind, String message) {
        if (slots.state(slot) != Slots.FREE) {
            giveUp(slot, kind, message);
        }
    }

    @Override
    public void broken(int slot, Throwable fault) {
        listener.broken(fault);
    }

    @Override
    public void established(int slot) {
        recorder.time(Latency.ESTABLISH, nanoClock.getAsLong() - slots.intendedNanos(slot));
        recorder.count(Tally.ESTABLISHED);
        slots.established(slot);
        listener.opened(slot);
    }

    @Override
    public void answered(int slot, long id, boolean intact) {
        if (slots.state(slot) == Slots.OPEN) {
            listener.answered(slot, id, intact);
        }
    }

    @Override
    public void beatAnswered(int slot, long id) {
        if (slots.state(slot) == Slots.OPEN) {
            listener.beatAnswered(slot, id);
        }
    }

    @Override
    public void ended(int slot, int code) {
        if (slots.state(slot) == Slots.CLOSING) {
            slots.waitUntil(slot, nanoClock.getAsLong() + timing.finNanos()); // RFC 6455 §7.1.1: the server closes
        } else {
            giveUp(slot, FailureKind.CLOSED_EARLY, "the gateway said farewell" + (code == 0 ? "" : ", code " + code));
        }
    }

    private void giveUp(int slot, FailureKind kind, String message) {
        byte state = slots.state(slot);
        loop.close(slot);
        if (state == Slots.CLOSING) {
            gone(slot, Gone.CLOSED);
            return;
        }
        if (state == Slots.OPEN) {
            recorder.lost(kind);
        } else {
            recorder.failed(kind);
        }
        listener.failure(kind, message);
        gone(slot, state == Slots.OPEN ? Gone.LOST : Gone.FAILED);
    }

    private void closed(int slot) {
        loop.close(slot);
        gone(slot, Gone.CLOSED);
    }

    private void gone(int slot, Gone how) {
        slots.closing(slot);
        if (receiving == slot) { // the protocol is still reading this slot's bytes: let it finish
            endedWhileReceiving = endedWhileReceiving == null ? how : endedWhileReceiving;
            return;
        }
        if (how == Gone.CLOSED) {
            recorder.count(Tally.CLOSED);
        }
        client.release(slot);
        listener.gone(slot, how);
        slots.giveBack(slot);
    }
}
