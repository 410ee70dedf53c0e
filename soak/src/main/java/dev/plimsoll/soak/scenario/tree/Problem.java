package dev.plimsoll.soak.scenario.tree;

import java.util.Objects;

/**
 * One thing a person has to change before a scenario can be run.
 *
 * @param place where it was written
 * @param message what is wrong and what to write instead, on one line
 */
public record Problem(Place place, String message) {
    /** Checks that both are there. */
    public Problem {
        Objects.requireNonNull(place);
        Objects.requireNonNull(message);
    }

    /** {@code churn.yaml:14: rate: "5k/m" is not a rate; write 5000/m or 83/s}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
