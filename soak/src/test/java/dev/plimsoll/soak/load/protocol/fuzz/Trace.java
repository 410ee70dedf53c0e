package dev.plimsoll.soak.load.protocol.fuzz;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;

/**
 * What one connection understood, as a count and a digest, without allocating; and a caller with whims, who writes, says
 * farewell or lets go from within events, at the same events whenever the whims are the same.
 */
public final class Trace implements ClientEvents, ServerEvents {
    private static final long PRIME = 0x100000001B3L; // of FNV-1a
    private static final int WRITTEN_BYTES = 64; // at most, by one whim

    private final FuzzedSide side;
    private final Wire wire = new Wire();
    private long digest;
    private long whims;
    private int events;
    private int eventsAllowed;
    private int messages;
    private int writes;
    private boolean open;
    private boolean over;

    Trace(FuzzTarget target) {
        side = target.side().apply(this);
        wire.claim(1 << 20);
    }

    FuzzedSide side() {
        return side;
    }

    Wire wire() {
        return wire;
    }

    void begin(FuzzCase next) {
        digest = 0;
        whims = next.whims();
        events = 0;
        eventsAllowed = next.bytes().length + 1;
        messages = 0;
        writes = 0;
        open = false;
        over = false;
        wire.flip().clear();
    }

    /** Everything that was understood and written, in 64 bits. */
    long digest() {
        ByteBuffer written = wire.flip();
        long all = digest;
        while (written.hasRemaining()) {
            all = (all ^ written.get()) * PRIME;
        }
        return all;
    }

    /** The most that may have been written in answer to so many bytes: an answered ping triples, a refusal is a page. */
    long writtenBytesAllowed(int received) {
        return 3L * received + (long) WRITTEN_BYTES * writes + 512;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the caller acts from within events in this case. */
    boolean hasWhims() {
        return whims != 0;
    }

    int messages() {
        return messages;
    }

    @Override
    public void established(int slot) {
        open = true;
        event(slot, 1, 0);
    }

    @Override
    public void answered(int slot, long id, boolean intact) {
        messages++;
        event(slot, intact ? 2 : 3, id);
    }

    @Override
    public void beatAnswered(int slot, long id) {
        event(slot, 4, id);
    }

    @Override
    public void ended(int slot, int code) {
        last(5, code);
    }

    @Override
    public void failed(int slot, FailureKind kind, String detail) {
        last(6, kind.label().hashCode() ^ detail.hashCode());
    }

    @Override
    public boolean opening(int slot) {
        boolean accepted = whims == 0 || (whims & 0xF0) != 0;
        note(7, 0);
        open = accepted;
        over = !accepted;
        return accepted;
    }

    @Override
    public void message(int slot, ByteBuffer payload) {
        messages++;
        long content = payload.remaining();
        for (int at = payload.position(); at < payload.limit(); at++) {
            content = (content ^ payload.get(at)) * PRIME;
        }
        event(slot, 8, content);
    }

    @Override
    public void ended(int slot) {
        last(9, 0);
    }

    @Override
    public void failed(int slot, String detail) {
        last(10, detail.hashCode());
    }

    private void last(int kind, long value) {
        note(kind, value);
        over = true;
        open = false;
    }

    private void event(int slot, int kind, long value) {
        note(kind, value);
        if (whims != 0) {
            act(slot);
        }
    }

    private void note(int kind, long value) {
        if (over) {
            throw new IllegalStateException("an event after the last");
        }
        if (++events > eventsAllowed) {
            throw new IllegalStateException("more events than bytes");
        }
        digest = ((digest ^ kind) * PRIME ^ value) * PRIME;
    }

    private void act(int slot) {
        long whim = whims >>> (events & 0x3F);
        if ((whim & 3) == 0 && open) {
            writes++;
            side.write(slot, events, wire);
        } else if ((whim & 0x3F) == 1) {
            open = false;
            side.close(slot, wire);
        } else if ((whim & 0x3F) == 2) {
            open = false;
            over = true;
            side.release(slot);
        }
    }
}
