package dev.plimsoll.soak.scenario.tree;

import java.util.Comparator;
import java.util.Objects;

/** Where a person wrote something: in a file or on the command line. */
public sealed interface Place {
    /** Places in files first, by line and column; those on the command line after them, all equal. */
    Comparator<Place> READING_ORDER = Comparator.comparingLong(
            place -> place instanceof InFile it ? ((long) it.line() << 32) + it.column() : Long.MAX_VALUE);

    /**
     * A spot in a file.
     *
     * @param file its name as the person gave it
     * @param line from 1
     * @param column from 1, in characters
     */
    record InFile(String file, int line, int column) implements Place {
        /** Checks that line and column are counted from 1. */
        public InFile {
            Objects.requireNonNull(file);
            if (line < 1 || column < 1) {
                throw new IllegalArgumentException(line + ":" + column);
            }
        }

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * A setting given to the command.
     *
     * @param origin the option with its value, {@code --set churn.cycles=x}
     */
    record OnCommandLine(String origin) implements Place {
        /** Checks that it is there. */
        public OnCommandLine {
            Objects.requireNonNull(origin);
        }

        @Override
        public String toString() {
            return origin;
        }
    }
}
