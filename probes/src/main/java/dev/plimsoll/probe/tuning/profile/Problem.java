package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.Place;
import java.util.Objects;

/**
 * One thing a person has to change before a profile can be used.
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

    /** {@code mine.yaml:14: compare: "atleast" is not a comparison; …}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
