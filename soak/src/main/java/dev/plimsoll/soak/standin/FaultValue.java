package dev.plimsoll.soak.standin;

import java.time.Duration;

/** What was ordered of a fault: how often, how many, how long. */
sealed interface FaultValue {
    /** On which connections or messages. */
    record Rate(Share share) implements FaultValue {}

    /** A number of connections or bytes, 1 or more. */
    record Amount(long amount) implements FaultValue {}

    /** How long, or how long after the first connection. */
    record Lasting(Duration duration) implements FaultValue {}

    /**
     * A pause of all event loops.
     *
     * @param duration how long
     * @param moment how long after the first message, or after the first connection if none came until then
     */
    record Pause(Duration duration, Duration moment) implements FaultValue {}
}
