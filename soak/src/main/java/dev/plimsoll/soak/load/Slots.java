package dev.plimsoll.soak.load;

import java.util.Arrays;

/**
 * The state of a lane's connections, a few fixed-size fields each, in arrays by slot; and which slots are free and which
 * open. No object per connection.
 */
final class Slots {
    /** Nothing there. */
    static final byte FREE = 0;
    /** The kernel is connecting. */
    static final byte CONNECTING = 1;
    /** Connected; the protocol's opening is not answered yet. */
    static final byte OPENING = 2;
    /** Established. */
    static final byte OPEN = 3;
    /** Farewell said; the peer's part is awaited. */
    static final byte CLOSING = 4;

    final byte[] state;
    /** When the connect was due. */
    final long[] intendedNanos;
    /** When the state is given up: the opening's deadline, or the farewell's. */
    final long[] deadlineNanos;
    /** Whether the connection belongs to a churn and is closed as soon as it is open. */
    final boolean[] cycling;

    private final int[] free;
    private int freeCount;
    private final int[] open;
    private final int[] openAt;
    private int openCount;

    Slots(int capacity) {
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

    int capacity() {
        return state.length;
    }

    /** Takes a free slot. */
    int take() {
        if (freeCount == 0) {
            throw new IllegalStateException("all " + capacity() + " slots are taken: the plan asked for too few");
        }
        return free[--freeCount];
    }

    /** Makes a taken slot free; it must not be among the open ones any more. */
    void giveBack(int slot) {
        state[slot] = FREE;
        cycling[slot] = false;
        free[freeCount++] = slot;
    }

    /** Marks a slot as open. */
    void enterOpen(int slot) {
        state[slot] = OPEN;
        openAt[slot] = openCount;
        open[openCount++] = slot;
    }

    /** Takes a slot out of the open ones; the caller sets its next state. */
    void leaveOpen(int slot) {
        int hole = openAt[slot];
        int last = open[--openCount];
        open[hole] = last;
        openAt[last] = hole;
    }

    /** How many are open. */
    int openCount() {
        return openCount;
    }

    /** How many are taken. */
    int taken() {
        return capacity() - freeCount;
    }

    /** The open slot at this place, 0 to {@code openCount - 1}; places change as connections come and go. */
    int openSlot(int place) {
        return open[place];
    }
}
