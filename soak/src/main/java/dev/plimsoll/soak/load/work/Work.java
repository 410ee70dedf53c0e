package dev.plimsoll.soak.load.work;

/** What a lane has to do in a phase. Touched by the lane's loop alone. */
public interface Work {
    /** A moment that does not come. */
    long NEVER = Long.MAX_VALUE;

    /** Nothing but keeping what is open. */
    Work NONE = nowNanos -> NEVER;

    /** Does what is due; says when the next thing is due, or {@link #NEVER}. */
    long step(long nowNanos);

    /** Whether all of it has been done, and what it began has ended. */
    default boolean done() {
        return true;
    }

    /** A connection is established. */
    default void opened(int slot) {}

    /** A connection has ended, one way or another, or was never made. */
    default void gone(int slot) {}

    /** The run ends early: nothing further falls due, what was begun goes on. */
    default void cease() {}

    /** The phase is over: what waits is given up, and counted. */
    default void giveUp() {}

    /** A message of this connection no longer waits for its answer. */
    default void answered(int slot, long nowNanos) {}
}
