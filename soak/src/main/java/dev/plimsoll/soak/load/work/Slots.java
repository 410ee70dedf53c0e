package dev.plimsoll.soak.load.work;

import java.util.Arrays;

/**
 * The state of a lane's connections, a few fixed-size fields each, in arrays by slot; and which slots are free and which
 * open. No object per connection.
 */
public final class Slots {
    /** Nothing there. */
    public static final byte FREE = 0;
    /** The kernel is connecting. */
    public static final byte CONNECTING = 1;
    /** Connected; the protocol's opening is not answered yet. */
    public static final byte OPENING = 2;
    /** Established. */
    public static final byte OPEN = 3;
    /** Farewell said; the peer's part is awaited. */
    public static final byte CLOSING = 4;

    private final byte[] state;
    private final long[] intendedNanos;
    private final long[] deadlineNanos;
    private final boolean[] cycling;
    private final int[] free;
    private int freeCount;
    private final int[] open;
    private final int[] openAt;
    private int openCount;

    /** So many free slots, numbered from 0. */
    public Slots(int capacity) {
        state = new byte[capacity];
        intendedNanos = new long[capacity];
        deadlineNanos = new long[capacity];
        cycling = new boolean[capacity];
        free = new int[capacity];
        open = new int[capacity];
        openAt = new int[capacity];
        Arrays.setAll(free, i -> capacity - 1 - i);
        freeCount = capacity;
    }

    /** How many slots there are. */
    public int capacity() {
        return state.length;
    }

    /** Whether a slot is free. */
    public boolean hasRoom() {
        return freeCount > 0;
    }

    /**
     * Takes a free slot: CONNECTING.
     *
     * @param intended when the connect was due, in nanoseconds
     * @param deadline when the opening is given up, in nanoseconds
     */
    public int take(long intended, long deadline) {
        if (!hasRoom()) {
            throw new IllegalStateException("all " + capacity() + " slots are taken");
        }
        int slot = free[--freeCount];
        state[slot] = CONNECTING;
        intendedNanos[slot] = intended;
        deadlineNanos[slot] = deadline;
        return slot;
    }

    /** The TCP connection stands: OPENING. */
    public void connected(int slot) {
        state[slot] = OPENING;
    }

    /** The opening was answered: OPEN. */
    public void established(int slot) {
        state[slot] = OPEN;
        openAt[slot] = openCount;
        open[openCount++] = slot;
    }

    /** The end has begun, whoever began it: CLOSING. */
    public void closing(int slot) {
        if (state[slot] == OPEN) {
            int hole = openAt[slot];
            int last = open[--openCount];
            open[hole] = last;
            openAt[last] = hole;
        }
        state[slot] = CLOSING;
    }

    /** It is over: FREE. */
    public void giveBack(int slot) {
        if (state[slot] != CLOSING) {
            throw new IllegalStateException("slot " + slot + " is given back in state " + state[slot]);
        }
        state[slot] = FREE;
        cycling[slot] = false;
        free[freeCount++] = slot;
    }

    /** One of the constants above. */
    public byte state(int slot) {
        return state[slot];
    }

    /** When the connect was due. */
    public long intendedNanos(int slot) {
        return intendedNanos[slot];
    }

    /** When the state is given up: the opening's deadline, or the farewell's. */
    public long deadlineNanos(int slot) {
        return deadlineNanos[slot];
    }

    /** Sets another deadline. */
    public void waitUntil(int slot, long deadline) {
        deadlineNanos[slot] = deadline;
    }

    /** Whether the connection belongs to a churn and is closed as soon as it is open. */
    public boolean cycling(int slot) {
        return cycling[slot];
    }

    /** Says that the connection belongs to a churn, until the slot is given back. */
    public void markCycling(int slot) {
        cycling[slot] = true;
    }

    /** How many are open. */
    public int openCount() {
        return openCount;
    }

    /** How many are taken. */
    public int taken() {
        return capacity() - freeCount;
    }

    /** The open slot at this place, 0 to {@code openCount - 1}; places change as connections come and go. */
    public int openSlot(int place) {
        return open[place];
    }
}
