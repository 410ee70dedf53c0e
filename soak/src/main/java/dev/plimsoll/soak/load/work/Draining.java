package dev.plimsoll.soak.load.work;

import java.util.function.IntConsumer;

/** Closes open connections on a schedule, until so many are left. */
public final class Draining implements Work {
    private final Pacer pacer;
    private final Slots slots;
    private int keep;
    private final IntConsumer end;
    private long begun;

    /**
     * A lane's share of a drain.
     *
     * @param keep how many this lane keeps open
     * @param end closes the connection in a slot
     */
    public Draining(Pacer pacer, Slots slots, int keep, IntConsumer end) {
        this.pacer = pacer;
        this.slots = slots;
        this.keep = keep;
        this.end = end;
    }

    @Override
    public long step(long nowNanos) {
        while (slots.openCount() > keep) {
            long due = pacer.dueNanos(begun);
            if (due > nowNanos) {
                return due;
            }
            begun++;
            end.accept(slots.openSlot(slots.openCount() - 1));
        }
        return NEVER;
    }

    @Override
    public void cease() {
        keep = Math.max(keep, slots.openCount());
    }

    @Override
    public boolean done() {
        return slots.openCount() <= keep && slots.taken() == slots.openCount();
    }
}
