package dev.plimsoll.probe.tuning.compare;

import java.util.Locale;

/** What is said of one line of a profile, from worst to best. */
public enum LineVerdict {
    /** The target runs with something else. */
    DEVIATES,
    /** It is set, but in a network namespace that is not the target's. */
    WRONG_SCOPE,
    /** A line that is right is written, but a later one wins at boot; or the one that wins sets something else. */
    OVERRIDDEN_AT_BOOT,
    /** It runs as declared, and nothing will set it again. */
    NOT_PERSISTED,
    /** Something that would have to be read could not be. */
    CANNOT_TELL,
    /** It runs as declared, and will again. */
    OK;

    /** As people read it: {@code not persisted}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether something is not as declared. */
    public boolean isDeviation() {
        return this != OK && this != CANNOT_TELL;
    }
}
