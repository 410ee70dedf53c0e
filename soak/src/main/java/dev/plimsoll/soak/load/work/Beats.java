package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Heartbeats: every open connection is asked for a sign of life once a period, spread over the period so that they do
 * not come together.
 */
public final class Beats {
    private static final long NONE = 0;

    private final Slots slots;
    private final Recorder recorder;
    private final long periodNanos;
    private final SplittableRandom random;
    private final long[] dueNanos;
    private final long[] waitingSinceNanos;

    /** Beats of the connections in {@code slots}, one every {@code periodNanos} each. */
    public Beats(Slots slots, Recorder recorder, long periodNanos, long seed) {
        this.slots = slots;
        this.recorder = recorder;
        this.periodNanos = periodNanos;
        this.random = new SplittableRandom(seed);
        this.dueNanos = new long[slots.capacity()];
        this.waitingSinceNanos = new long[slots.capacity()];
    }

    /** A connection was established: its first beat falls somewhere within a period. */
    public void opened(int slot, long nowNanos) {
        dueNanos[slot] = nowNanos + random.nextLong(periodNanos);
        waitingSinceNanos[slot] = NONE;
    }

    /** Sends what is due through {@code send}, which is given the slot. */
    public void sweep(long nowNanos, IntConsumer send) {
        for (int place = 0; place < slots.openCount(); place++) {
            int slot = slots.openSlot(place);
            if (nowNanos - dueNanos[slot] < 0) {
                continue;
            }
            if (waitingSinceNanos[slot] != NONE) {
                recorder.count(Tally.BEATS_MISSED);
            }
            waitingSinceNanos[slot] = nowNanos;
            dueNanos[slot] = Math.max(dueNanos[slot] + periodNanos, nowNanos);
            recorder.count(Tally.BEATS_SENT);
            send.accept(slot);
        }
    }

    /** A beat came back. */
    public void answered(int slot, long nowNanos) {
        if (waitingSinceNanos[slot] != NONE) {
            recorder.count(Tally.BEATS_ANSWERED);
            recorder.time(Latency.HEARTBEAT, nowNanos - waitingSinceNanos[slot]);
            waitingSinceNanos[slot] = NONE;
        }
    }
}
