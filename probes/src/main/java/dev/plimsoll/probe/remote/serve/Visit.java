package dev.plimsoll.probe.remote.serve;

import io.netty.channel.Channel;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection from its acceptance to its end: which place it holds, until when, and that it is counted once. Of the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is seen
final class Visit {
    private static final long STRANGER_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long CALLER_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Channel channel;
    private final Places places;
    private final Dropped dropped;
    private State state = State.OUTSIDE;
    private @Nullable Future<?> deadline;

    Visit(Channel channel, Places places, Dropped dropped) {
        this.channel = channel;
        this.places = places;
        this.dropped = dropped;
    }

    private enum State {
        OUTSIDE,
        STRANGER,
        CALLER,
        GONE
    }

    /** Takes a stranger's place; false, and dropped, where there is none. */
    boolean begin() {
        if (!places.takeStranger()) {
            drop(Drop.TOO_MANY);
            return false;
        }
        state = State.STRANGER;
        deadline = channel.eventLoop().schedule(() -> drop(Drop.SLOW), STRANGER_NANOS, TimeUnit.NANOSECONDS);
        return true;
    }

    /** It has shown the token; false, and dropped, where there are too many that have. */
    boolean admit() {
        if (state == State.STRANGER) {
            if (!places.takeCaller()) {
                drop(Drop.TOO_MANY);
                return false;
            }
            places.leaveStranger();
            state = State.CALLER;
        }
        if (state == State.CALLER) {
            cancelDeadline();
            deadline = channel.eventLoop().schedule(() -> channel.close(), CALLER_NANOS, TimeUnit.NANOSECONDS);
        }
        return state == State.CALLER;
    }

    boolean isOver() {
        return state == State.GONE;
    }

    /** Closes without a word, and counts. */
    void drop(Drop kind) {
        if (state != State.GONE) {
            dropped.count(kind);
            leave();
        }
        channel.close();
    }

    /** The connection is closed. */
    void end() {
        if (state == State.STRANGER) {
            dropped.count(Drop.LEFT);
        }
        leave();
    }

    private void leave() {
        if (state == State.STRANGER) {
            places.leaveStranger();
        } else if (state == State.CALLER) {
            places.leaveCaller();
        }
        state = State.GONE;
        cancelDeadline();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
