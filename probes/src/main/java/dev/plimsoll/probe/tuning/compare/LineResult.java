package dev.plimsoll.probe.tuning.compare;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Persistence;
import java.util.Objects;

/**
 * One line of a profile beside what is.
 *
 * @param declared what is wanted
 * @param running what the target runs with
 * @param persisted what would set it again
 * @param verdict what follows
 * @param why in a sentence; empty for a line that is as declared and has nothing to tell
 */
public record LineResult(
        Declared declared, Seen<String> running, Persistence persisted, LineVerdict verdict, String why) {
    /** Checks that all are there. */
    public LineResult {
        Objects.requireNonNull(declared);
        Objects.requireNonNull(running);
        Objects.requireNonNull(persisted);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(why);
    }
}
