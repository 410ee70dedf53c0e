package dev.plimsoll.soak.load.work;

import java.util.function.LongConsumer;

/**
 * Opens a number of connections on a schedule. Attempts that fail are not repeated; one that finds no free slot waits for
 * one, and is late from its intended time.
 */
public final class Ramping implements Work {
    private final Pacer pacer;
    private long total;
    private final Slots slots;
    private final LongConsumer connect;
    private long begun;

    /**
     * A lane's share of a ramp.
     *
     * @param total how many this lane opens
     * @param connect given the intended time, begins one
     */
    public Ramping(Pacer pacer, long total, Slots slots, LongConsumer connect) {
        this.pacer = pacer;
        this.total = total;
        this.slots = slots;
        this.connect = connect;
    }

    @Override
    public long step(long nowNanos) {
        while (begun < total) {
            long due = pacer.dueNanos(begun);
            if (due > nowNanos) {
                return due;
            }
            if (!slots.hasRoom()) {
                return NEVER;
            }
            begun++;
            connect.accept(due);
        }
        return NEVER;
    }

    @Override
    public void cease() {
        total = begun;
    }

    @Override
    public boolean done() {
        return begun == total && slots.taken() == slots.openCount();
    }
}
