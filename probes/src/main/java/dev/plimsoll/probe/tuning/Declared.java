package dev.plimsoll.probe.tuning;

import java.util.Objects;

/**
 * One line of a profile.
 *
 * @param setting what it is about
 * @param comparison how a value has to stand to {@code value}
 * @param value as the kernel would print it
 * @param why in a sentence; empty where the file gives none
 * @param origin where it is written
 */
public record Declared(Setting setting, Comparison comparison, String value, String why, Place origin) {
    /** Checks that all are there and that the value can be compared so. */
    public Declared {
        Objects.requireNonNull(setting);
        Objects.requireNonNull(why);
        Objects.requireNonNull(origin);
        if (comparison.unfit(value).isPresent() && comparison != Comparison.EQUALS) {
            throw new IllegalArgumentException(value);
        }
    }

    /** Whether a value that was read, or that a boot would set, is as declared. */
    public boolean holds(String observed) {
        return comparison.holds(value, observed);
    }

    /** What is wanted, {@code at least 65535}; a value alone has to be equal. */
    public String wanted() {
        return comparison == Comparison.EQUALS ? value : comparison.words() + " " + value;
    }
}
