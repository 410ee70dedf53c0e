package dev.plimsoll.soak.load.work;

import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.LongToIntFunction;

/**
 * One block of a churn: opens connections on a schedule and closes each as soon as it is established. A cycle that fails
 * is counted and the next begins when it is due all the same; one that finds no free slot waits for one, and is late
 * from its intended time. Cycles of an earlier block that are still ending are not mistaken for its own.
 */
public final class Churning implements Work {
    private final Pacer pacer;
    private long cycles;
    private final Slots slots;
    private final Acts acts;
    private final BitSet own = new BitSet();
    private long begun;
    private long ended;

    /** A block of so many cycles. */
    public Churning(Pacer pacer, long cycles, Slots slots, Acts acts) {
        this.pacer = pacer;
        this.cycles = cycles;
        this.slots = slots;
        this.acts = acts;
    }

    /**
     * What a churn does to connections.
     *
     * @param connect given the intended time, begins one, marked as cycling, and returns its slot
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
            if (!slots.hasRoom()) {
                return NEVER;
            }
            begun++;
            int slot = acts.connect().applyAsInt(due);
            if (slots.state(slot) == Slots.FREE) {
                ended++; // it failed at once
            } else {
                own.set(slot);
            }
        }
        return NEVER;
    }

    @Override
    public void opened(int slot) {
        if (own.get(slot)) {
            acts.end().accept(slot);
        }
    }

    @Override
    public void gone(int slot) {
        if (own.get(slot)) {
            own.clear(slot);
            ended++;
        }
    }

    @Override
    public void cease() {
        cycles = begun;
    }

    @Override
    public boolean done() {
        return ended == cycles;
    }
}
