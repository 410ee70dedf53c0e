package dev.plimsoll.probe;

import java.util.Objects;
import java.util.function.Function;

/**
 * What asking once for one resource gave: a value, nothing (this kernel or process does not offer it), or a failure. A
 * missing reading is never 0.
 */
public sealed interface Reading {

    /**
     * It was read.
     *
     * @param quantity the number and its unit
     * @param scope whose usage it counts
     */
    record Value(Quantity quantity, Scope scope) implements Reading {
        /** Checks that both are there. */
        public Value {
            Objects.requireNonNull(quantity);
            Objects.requireNonNull(scope);
        }
    }

    /**
     * It is not offered here, and asking again will not help.
     *
     * @param reason in words, e.g. {@code "no /proc/net/sockstat in this namespace"}
     */
    record Absent(String reason) implements Reading {
        /** Checks that a reason is given. */
        public Absent {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * It should be there but could not be read this time.
     *
     * @param reason in words, e.g. {@code "permission denied reading /proc/1/io"}
     */
    record Failed(String reason) implements Reading {
        /** Checks that a reason is given. */
        public Failed {
            Objects.requireNonNull(reason);
        }
    }

    /** A value of one process. */
    static Reading ofProcess(Quantity quantity) {
        return new Value(quantity, Scope.PROCESS);
    }

    /** Answers by case; the stand-in for a pattern switch. */
    default <T> T match(
            Function<? super Value, ? extends T> value,
            Function<? super Absent, ? extends T> absent,
            Function<? super Failed, ? extends T> failed) {
        if (this instanceof Value v) {
            return value.apply(v);
        }
        if (this instanceof Absent a) {
            return absent.apply(a);
        }
        return failed.apply((Failed) this);
    }

    /** The number read, or NaN where there is none: for series, in which a gap is a gap. */
    default double amountOrNaN() {
        return this instanceof Value v ? v.quantity().amount() : Double.NaN;
    }
}
