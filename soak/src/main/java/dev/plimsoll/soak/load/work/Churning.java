package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.function.IntConsumer;
import java.util.function.LongToIntFunction;

/**
 * One block of a churn: opens connections on a schedule and closes each as soon as it is established. A cycle that fails
 * is counted and the next begins when it is due all the same.
 */
public final class Churning implements Work {
    private final Pacer pacer;
    private final long cycles;
    private final Slots slots;
    private final Recorder recorder;
    private final Acts acts;
    private long begun;
    private long ended;

    /** A block of so many cycles. */
    public Churning(Pacer pacer, long cycles, Slots slots, Recorder recorder, Acts acts) {
        this.pacer = pacer;
        this.cycles = cycles;
        this.slots = slots;
        this.recorder = recorder;
        this.acts = acts;
    }

    /**
     * What a churn does to connections.
     *
     * @param connect given the intended time, begins one and returns its slot
     * @param end closes an open one
     */
    public record Acts(LongToIntFunction connect, IntConsumer end) {}

    @Override
    public long step(long nowNanos) {
        while (begun < cycles) {
            long due = pacer.dueNanos(begun);
            if (due > nowNanos) {
                return due;
            }
            begun++;
            int slot = acts.connect().applyAsInt(due);
            if (slots.state(slot) == Slots.FREE) {
                cycleEnded(); // it failed at once
            } else {
                slots.markCycling(slot);
            }
        }
        return NEVER;
    }

    @Override
    public void opened(int slot) {
        if (slots.cycling(slot)) {
            acts.end().accept(slot);
        }
    }

    @Override
    public void gone(int slot) {
        if (slots.cycling(slot)) {
            cycleEnded();
        }
    }

    @Override
    public boolean done() {
        return ended == cycles;
    }

    private void cycleEnded() {
        ended++;
        recorder.count(Tally.CYCLES);
    }
}
