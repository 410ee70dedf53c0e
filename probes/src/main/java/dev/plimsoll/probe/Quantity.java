package dev.plimsoll.probe;

import java.util.Objects;

/**
 * A number with its unit.
 *
 * @param amount a finite number, in {@code unit}
 * @param unit what {@code amount} counts
 */
public record Quantity(double amount, Unit unit) {
    /** Refuses a number that is not one. */
    public Quantity {
        Objects.requireNonNull(unit);
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("not a finite number: " + amount);
        }
    }

    /** An amount of memory. */
    public static Quantity bytes(double amount) {
        return new Quantity(amount, Unit.BYTES);
    }

    /** A number of things. */
    public static Quantity count(double amount) {
        return new Quantity(amount, Unit.COUNT);
    }

    /** A length of time. */
    public static Quantity seconds(double amount) {
        return new Quantity(amount, Unit.SECONDS);
    }
}
