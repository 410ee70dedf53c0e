package dev.plimsoll.probe.tuning.prove;

import java.util.Objects;

/**
 * What an experiment says of a line.
 *
 * @param word which of the eight
 * @param by what masks it, which file is short of it, or why it cannot be proven; empty for the others
 */
public record Verdict(Word word, String by) {
    /** The line does what it says. */
    public static final Verdict EFFECTIVE = new Verdict(Word.EFFECTIVE, "");

    /** The line does what it says once the program has been started again. */
    public static final Verdict NEEDS_RESTART = new Verdict(Word.NEEDS_RESTART, "");

    /** There is one such setting for the machine and none in a network namespace. */
    public static final Verdict WRONG_SCOPE = new Verdict(Word.WRONG_SCOPE, "");

    /** A network namespace shows it and refuses to have it written. */
    public static final Verdict READ_ONLY = new Verdict(Word.READ_ONLY, "");

    /** It was set and nothing came of it. */
    public static final Verdict NO_EFFECT = new Verdict(Word.NO_EFFECT, "");

    /** Checks that the words that need a reason have one, and no other. */
    public Verdict {
        Objects.requireNonNull(by);
        if (word.takesReason == by.isEmpty()) {
            throw new IllegalArgumentException(word + "(" + by + ")");
        }
    }

    /** It would do what it says but for something else. */
    public static Verdict masked(String by) {
        return new Verdict(Word.MASKED, by);
    }

    /** It works and runs now, and the next boot will not set it. */
    public static Verdict notPersisted(String file) {
        return new Verdict(Word.NOT_PERSISTED, file);
    }

    /** No experiment could tell. */
    public static Verdict unprovable(String why) {
        return new Verdict(Word.UNPROVABLE, why);
    }

    /** {@code MASKED(net.ipv4.tcp_syncookies = 1)}; a reason longer than a few words stands beside it instead. */
    @Override
    public String toString() {
        return by.isEmpty() ? word.name() : word + "(" + by + ")";
    }

    /** The eight words. */
    public enum Word {
        /** See {@link #EFFECTIVE}. */
        EFFECTIVE(false, Standing.HOLDS),
        /** See {@link #NEEDS_RESTART}. */
        NEEDS_RESTART(false, Standing.HOLDS),
        /** See {@link #masked}. */
        MASKED(true, Standing.FAILS),
        /** See {@link #WRONG_SCOPE}. */
        WRONG_SCOPE(false, Standing.FAILS),
        /** See {@link #READ_ONLY}. */
        READ_ONLY(false, Standing.FAILS),
        /** See {@link #NO_EFFECT}. */
        NO_EFFECT(false, Standing.FAILS),
        /** See {@link #notPersisted}. */
        NOT_PERSISTED(true, Standing.FAILS),
        /** See {@link #unprovable}. */
        UNPROVABLE(true, Standing.UNKNOWN);

        private final boolean takesReason;
        private final Standing standing;

        Word(boolean takesReason, Standing standing) {
            this.takesReason = takesReason;
            this.standing = standing;
        }

        /** What it means for whoever relies on the line. */
        public Standing standing() {
            return standing;
        }
    }

    /** Whether a line can be relied on. */
    public enum Standing {
        /** A program that is started now has what the line promises. */
        HOLDS,
        /** It has not, or will not after a boot. */
        FAILS,
        /** Nobody can tell. */
        UNKNOWN
    }
}
