package dev.plimsoll.soak.scenario;

import java.util.Objects;
import java.util.function.Function;

/**
 * What came of reading one piece of text: a value, or what is wrong with the text and what to write instead.
 *
 * @param <T> what the text stands for
 */
public sealed interface Parsed<T> {
    /** The most characters of a person's text that a message repeats. */
    int QUOTED_CHARACTERS = 48;

    /**
     * The text was understood.
     *
     * @param value what it stands for
     */
    record Good<T>(T value) implements Parsed<T> {
        /** Checks that it is there. */
        public Good {
            Objects.requireNonNull(value);
        }
    }

    /**
     * The text was not understood.
     *
     * @param message one line for the person who wrote it, beginning with the text itself in quotes
     */
    record Wrong<T>(String message) implements Parsed<T> {
        /** Checks that it is there. */
        public Wrong {
            Objects.requireNonNull(message);
        }
    }

    /** A value. */
    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    /** A message that begins with the text in quotes: {@code wrong("5k", "is not …")}. */
    static <T> Parsed<T> wrong(String text, String message) {
        return new Wrong<>(quoted(text) + " " + message);
    }

    /** Either outcome as one type. */
    default <R> R match(Function<? super T, ? extends R> good, Function<String, ? extends R> wrong) {
        if (this instanceof Good<T> it) {
            return good.apply(it.value());
        }
        return wrong.apply(((Wrong<T>) this).message());
    }

    /** Goes on with a value that may still turn out wrong. */
    default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
        return match(next, Wrong::new);
    }

    /** Text in quotes, on one line, cut after {@value #QUOTED_CHARACTERS} characters. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(QUOTED_CHARACTERS)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > QUOTED_CHARACTERS) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }
}
