package dev.plimsoll.probe.tuning;

import java.util.Objects;

/**
 * A line of a file.
 *
 * @param file its path as the person, or the system it stands on, calls it
 * @param line from 1
 */
public record Place(String file, int line) {
    /** Checks that the line is counted from 1. */
    public Place {
        Objects.requireNonNull(file);
        if (line < 1) {
            throw new IllegalArgumentException(file + ":" + line);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
