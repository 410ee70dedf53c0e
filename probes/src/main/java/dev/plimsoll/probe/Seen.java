package dev.plimsoll.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What looking at one file or asking the kernel gave: its content, nothing because there is no such thing (or the process
 * has ended), or a failure. Looking never throws.
 *
 * @param <T> the content: text, a number, names, a namespace
 */
public sealed interface Seen<T> {

    /**
     * It was read.
     *
     * @param value the content
     */
    record Found<T>(T value) implements Seen<T> {
        /** Checks that it is there. */
        public Found {
            Objects.requireNonNull(value);
        }
    }

    /**
     * There is no such file: this kernel does not have it, or the process has ended (ENOENT, ESRCH).
     *
     * @param reason in words, with the path
     */
    record Absent<T>(String reason) implements Seen<T> {
        /** Checks that a reason is given. */
        public Absent {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * It is there but could not be read (EACCES, EIO), or not understood.
     *
     * @param reason in words, with the path
     */
    record Failed<T>(String reason) implements Seen<T> {
        /** Checks that a reason is given. */
        public Failed {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * What {@code look} found of each, in order. What is gone by now is left out; the first failure is that of all, for a
     * count without it would be too low.
     */
    static <A, T> Seen<List<T>> ofAll(Iterable<A> all, Function<? super A, Seen<T>> look) {
        List<T> found = new ArrayList<>();
        for (A one : all) {
            Seen<T> seen = look.apply(one);
            if (seen instanceof Failed<T> failed) {
                return new Failed<>(failed.reason());
            }
            if (seen instanceof Found<T> there) {
                found.add(there.value());
            }
        }
        return new Found<>(found);
    }

    /** Answers by case; absent and failed give their reason. */
    default <R> R match(
            Function<? super T, ? extends R> found,
            Function<String, ? extends R> absent,
            Function<String, ? extends R> failed) {
        if (this instanceof Found<T> f) {
            return found.apply(f.value());
        }
        if (this instanceof Absent<T> a) {
            return absent.apply(a.reason());
        }
        return failed.apply(((Failed<T>) this).reason());
    }

    /** The content changed by {@code change}; what was not found stays so. */
    default <R> Seen<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Found<>(change.apply(value)));
    }

    /** What {@code next} makes of the content; what was not found stays so. */
    default <R> Seen<R> then(Function<? super T, Seen<R>> next) {
        return match(next, Absent::new, Failed::new);
    }

    /** The reading that {@code read} makes of the content, or an absent or failed one with the same reason. */
    default Reading reading(Function<? super T, ? extends Reading> read) {
        return match(read, Reading.Absent::new, Reading.Failed::new);
    }
}
