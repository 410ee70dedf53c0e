package dev.plimsoll.soak.load.work;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongToIntFunction;

/**
 * Lost connections waiting to be made again: each after its own back-off, which doubles with every attempt that fails
 * and is shortened by up to a half at random so that they do not come together; all of them never above a rate, not even
 * after a stall of our own. No more wait than the lane has slots: beyond that, a lost one stays lost.
 */
public final class Reconnects {
    private static final int NOT_RETRYING = 0;

    private final Policy policy;
    private final SplittableRandom random;
    private final PriorityQueue<Attempt> waiting = new PriorityQueue<>(Comparator.comparingLong(Attempt::dueNanos));
    private final Slots slots;
    private final int[] attemptOfSlot;
    private int beginning = NOT_RETRYING;
    private long nextAllowedNanos = Long.MIN_VALUE;

    /** Nothing waits yet. */
    public Reconnects(Policy policy, Slots slots, long seed) {
        this.policy = policy;
        this.random = new SplittableRandom(seed);
        this.slots = slots;
        this.attemptOfSlot = new int[slots.capacity()];
    }

    /**
     * A lane's share of the scenario's {@code reconnect}.
     *
     * @param gapNanos the least time between two attempts of this lane
     */
    public record Policy(long gapNanos, long firstBackoffNanos, long longestBackoffNanos) {}

    private record Attempt(long dueNanos, int number) {}

    /** A connection was lost: the first attempt. */
    public void lost(long nowNanos) {
        enqueue(nowNanos, 1);
    }

    /** An attempt failed; {@code slot} is the one that {@link #step} got for it. Ignores what is not ours. */
    public void failed(int slot, long nowNanos) {
        int number = Math.max(beginning, attemptOfSlot[slot]); // it may fail before connect has returned its slot
        beginning = NOT_RETRYING;
        if (number != NOT_RETRYING) {
            attemptOfSlot[slot] = NOT_RETRYING;
            enqueue(nowNanos, number + 1);
        }
    }

    /** An attempt succeeded. */
    public void opened(int slot) {
        attemptOfSlot[slot] = NOT_RETRYING;
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Begins what is due and allowed; {@code connect} is given the intended time and returns the slot. */
    public long step(long nowNanos, LongToIntFunction connect) {
        for (Attempt attempt = waiting.peek(); attempt != null; attempt = waiting.peek()) {
            long due = Math.max(attempt.dueNanos(), nextAllowedNanos);
            if (due > nowNanos) {
                return due;
            }
            if (!slots.hasRoom()) {
                return Work.NEVER;
            }
            waiting.remove();
            nextAllowedNanos = Math.max(due + policy.gapNanos(), nowNanos); // what a stall held up is not made up for
            beginning = attempt.number();
            int slot = connect.applyAsInt(due);
            attemptOfSlot[slot] = beginning;
            beginning = NOT_RETRYING;
        }
        return Work.NEVER;
    }

    /** Forgets all that wait. */
    public void clear() {
        waiting.clear();
    }

    private void enqueue(long nowNanos, int number) {
        if (waiting.size() == slots.capacity()) {
            return;
        }
        long first = policy.firstBackoffNanos();
        boolean fits = number < Long.numberOfLeadingZeros(first); // doubled that often, it is still a positive number
        long backoff = Math.min(fits ? first << (number - 1) : Long.MAX_VALUE, policy.longestBackoffNanos());
        waiting.add(new Attempt(nowNanos + backoff - random.nextLong(backoff / 2 + 1), number));
    }
}
