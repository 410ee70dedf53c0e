package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.SplittableRandom;

/**
 * Heartbeats: every open connection is asked for a sign of life once a period, spread over the period so that they do
 * not come together.
 */
public final class Beats {
    private static final long NONE = 0; // ids begin with 1

    private final Slots slots;
    private final Recorder recorder;
    private final long periodNanos;
    private final SplittableRandom random;
    private final long[] dueNanos;
    private final long[] waitingSinceNanos;
    private final long[] waitingFor;
    private long count;

    /** Beats of the connections in {@code slots}, one every {@code periodNanos} each. */
    public Beats(Slots slots, Recorder recorder, long periodNanos, long seed) {
        this.slots = slots;
        this.recorder = recorder;
        this.periodNanos = periodNanos;
        this.random = new SplittableRandom(seed);
        this.dueNanos = new long[slots.capacity()];
        this.waitingSinceNanos = new long[slots.capacity()];
        this.waitingFor = new long[slots.capacity()];
    }

    /** Writes a beat. */
    public interface Writer {
        /** Writes the beat {@code id} to the connection in this slot. */
        void write(int slot, long id);
    }

    /** A connection was established: its first beat falls somewhere within a period. */
    public void opened(int slot, long nowNanos) {
        dueNanos[slot] = nowNanos + random.nextLong(periodNanos);
        waitingFor[slot] = NONE;
    }

    /**
     * Sends what is due. A connection keeps its place within the period even after a stall of our own: what fell due
     * meanwhile is sent once, and the next when it would have been due anyhow.
     */
    public void sweep(long nowNanos, Writer writer) {
        for (int place = 0; place < slots.openCount(); place++) {
            int slot = slots.openSlot(place);
            if (nowNanos - dueNanos[slot] < 0) {
                continue;
            }
            if (waitingFor[slot] != NONE) {
                recorder.count(Tally.BEATS_MISSED);
            }
            long id = ++count;
            waitingFor[slot] = id;
            waitingSinceNanos[slot] = nowNanos;
            dueNanos[slot] += ((nowNanos - dueNanos[slot]) / periodNanos + 1) * periodNanos;
            recorder.count(Tally.BEATS_SENT);
            writer.write(slot, id);
        }
    }

    /** A beat came back; one that was missed before counts no more. */
    public void answered(int slot, long id, long nowNanos) {
        if (id != NONE && waitingFor[slot] == id) {
            recorder.count(Tally.BEATS_ANSWERED);
            recorder.time(Latency.HEARTBEAT, nowNanos - waitingSinceNanos[slot]);
            waitingFor[slot] = NONE;
        }
    }
}
