package dev.plimsoll.soak.load.protocol.fuzz;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/** A sound side with a bad habit: something it does after each input. */
final class FaultySide implements FuzzedSide {
    private final FuzzedSide sound;
    private final Trace trace;
    private final Habit habit;
    private long lentMoreBytes;

    /** What {@code side} does after each input; {@code trace} is who hears of it. */
    interface Habit {
        void after(FaultySide side, ByteBuffer input, Trace trace);
    }

    private FaultySide(FuzzedSide sound, Trace trace, Habit habit) {
        this.sound = sound;
        this.trace = trace;
        this.habit = habit;
    }

    static FuzzTarget of(FuzzTarget sound, Habit habit) {
        return new FuzzTarget(
                sound.name(),
                trace -> new FaultySide(sound.side().apply(trace), trace, habit),
                sound.head(),
                sound.talk(),
                sound.largestLentBytes(),
                sound.allocatable());
    }

    /** From now on it says that so many bytes more are lent. */
    void lend(long bytes) {
        lentMoreBytes = bytes;
    }

    @Override
    public void open(int slot, Outbox out) {
        lentMoreBytes = 0;
        sound.open(slot, out);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        sound.receive(slot, in, out);
        habit.after(this, in, trace);
    }

    @Override
    public void write(int slot, long id, Outbox out) {
        sound.write(slot, id, out);
    }

    @Override
    public void close(int slot, Outbox out) {
        sound.close(slot, out);
    }

    @Override
    public void release(int slot) {
        sound.release(slot);
    }

    @Override
    public long lentBytes() {
        return sound.lentBytes() + lentMoreBytes;
    }
}
