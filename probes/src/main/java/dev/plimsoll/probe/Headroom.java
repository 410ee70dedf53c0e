package dev.plimsoll.probe;

import java.util.Objects;

/**
 * How much of a limit is taken, or would be by a plan.
 *
 * @param limit the ceiling
 * @param subject whose limit it is: {@code generator}, {@code gateway} or {@code host}
 * @param used how much is, or would be, in use
 */
public record Headroom(Limit limit, String subject, Reading used) {
    /** Checks that all are there. */
    public Headroom {
        Objects.requireNonNull(limit);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(used);
    }

    /** Used over ceiling, 0 or more; NaN when either is unknown. */
    public double share() {
        return used.amountOrNaN() / limit.ceiling().amountOrNaN();
    }
}
