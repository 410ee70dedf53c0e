package dev.plimsoll.probe.namespace;

import dev.plimsoll.probe.Reading;
import java.util.Objects;
import java.util.function.Function;

/**
 * What asking the kernel once gave: an answer, nothing because it is not offered here, or a failure. Asking never throws.
 *
 * @param <T> the answer
 */
public sealed interface Answer<T> {

    /**
     * It was answered.
     *
     * @param value the answer
     */
    record Given<T>(T value) implements Answer<T> {
        /** Checks that it is there. */
        public Given {
            Objects.requireNonNull(value);
        }
    }

    /**
     * This kernel does not offer it, or the process has ended; asking again will not help.
     *
     * @param reason in words
     */
    record Absent<T>(String reason) implements Answer<T> {
        /** Checks that a reason is given. */
        public Absent {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * It could not be asked or was refused: a right is missing, or something broke.
     *
     * @param reason in words, with the right that is missing
     */
    record Failed<T>(String reason) implements Answer<T> {
        /** Checks that a reason is given. */
        public Failed {
            Objects.requireNonNull(reason);
        }
    }

    /** Answers by case; absent and failed give their reason. */
    default <R> R match(
            Function<? super T, ? extends R> given,
            Function<String, ? extends R> absent,
            Function<String, ? extends R> failed) {
        if (this instanceof Given<T> g) {
            return given.apply(g.value());
        }
        if (this instanceof Absent<T> a) {
            return absent.apply(a.reason());
        }
        return failed.apply(((Failed<T>) this).reason());
    }

    /** What {@code next} makes of the answer; without one it stays so. */
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return match(next, Absent::new, Failed::new);
    }

    /** The reading that {@code read} makes of the answer, or an absent or failed one with the same reason. */
    default Reading reading(Function<? super T, ? extends Reading> read) {
        return match(read, Reading.Absent::new, Reading.Failed::new);
    }
}
