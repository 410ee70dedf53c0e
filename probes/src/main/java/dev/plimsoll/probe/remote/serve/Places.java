package dev.plimsoll.probe.remote.serve;

/**
 * How many connections there may be at once: of strangers, who have not shown the token, and of callers, who have. A flood
 * of strangers takes no place from a caller who is in. Of the event loop.
 */
final class Places {
    private static final int STRANGERS = 64;
    private static final int CALLERS = 16;

    private int strangers;
    private int callers;

    boolean takeStranger() {
        return strangers < STRANGERS && ++strangers > 0;
    }

    void leaveStranger() {
        strangers--;
    }

    boolean takeCaller() {
        return callers < CALLERS && ++callers > 0;
    }

    void leaveCaller() {
        callers--;
    }
}
