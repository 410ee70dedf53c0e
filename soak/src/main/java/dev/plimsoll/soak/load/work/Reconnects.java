package dev.plimsoll.soak.load.work;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongToIntFunction;

/**
 * Lost connections waiting to be made again: each after its own back-off, which doubles with every attempt that fails
 * and is shortened by a random half so that they do not come together; all of them never above a rate.
 */
public final class Reconnects {
    private static final int NOT_RETRYING = 0;

    private final Policy policy;
    private final SplittableRandom random;
    private final PriorityQueue<Attempt> waiting = new PriorityQueue<>(Comparator.comparingLong(Attempt::dueNanos));
    private final int[] attemptOfSlot;
    private long nextAllowedNanos = Long.MIN_VALUE;

    /** Nothing waits yet; {@code slots} is how many connections the lane can hold. */
    public Reconnects(Policy policy, int slots, long seed) {
        this.policy = policy;
        this.random = new SplittableRandom(seed);
        this.attemptOfSlot = new int[slots];
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
        int number = attemptOfSlot[slot];
        if (number != NOT_RETRYING) {
            attemptOfSlot[slot] = NOT_RETRYING;
            enqueue(nowNanos, number + 1);
        }
    }

    /** An attempt succeeded. */
    public void opened(int slot) {
        attemptOfSlot[slot] = NOT_RETRYING;
    }

    /** Begins what is due and allowed; {@code connect} is given the intended time and returns the slot. */
    public long step(long nowNanos, LongToIntFunction connect) {
        for (Attempt attempt = waiting.peek(); attempt != null; attempt = waiting.peek()) {
            long due = Math.max(attempt.dueNanos(), nextAllowedNanos);
            if (due > nowNanos) {
                return due;
            }
            waiting.remove();
            nextAllowedNanos = due + policy.gapNanos();
            attemptOfSlot[connect.applyAsInt(due)] = attempt.number();
        }
        return Work.NEVER;
    }

    /** Forgets all that wait. */
    public void clear() {
        waiting.clear();
    }

    private void enqueue(long nowNanos, int number) {
        long doubled = policy.firstBackoffNanos() << Math.min(number - 1, Integer.SIZE - 2);
        long backoff = Math.min(Math.max(doubled, policy.firstBackoffNanos()), policy.longestBackoffNanos());
        waiting.add(new Attempt(nowNanos + backoff - random.nextLong(backoff / 2 + 1), number));
    }
}
