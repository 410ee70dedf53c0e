package dev.plimsoll.probe.tuning.prove;

import java.util.Objects;

/**
 * A line, and what came of it.
 *
 * @param line what was declared
 * @param verdict in a word
 * @param figure what was measured, in a sentence; where nothing was, what was read instead
 */
public record Proof(DeclaredLine line, Verdict verdict, String figure) {
    /** Checks that all are there. */
    public Proof {
        Objects.requireNonNull(line);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(figure);
    }

    /** What becomes of it where the setting runs as declared, but what {@code file} says will be set at the next boot. */
    public Proof lostAtBoot(String file) {
        return verdict.word().standing() == Verdict.Standing.HOLDS
                ? new Proof(line, Verdict.notPersisted(file), figure)
                : this;
    }
}
