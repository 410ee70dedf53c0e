package dev.plimsoll.probe.tuning;

import java.util.List;
import java.util.Objects;

/**
 * What a kind of machine, or of process, is to be tuned to.
 *
 * @param name a word
 * @param summary a sentence; empty where there is none
 * @param lines each setting at most once
 */
public record Profile(String name, String summary, List<Declared> lines) {
    /** Copies the lines. */
    public Profile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
        lines = List.copyOf(lines);
    }
}
