package dev.plimsoll.probe.remote.wire;

import dev.plimsoll.probe.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What asking a subject once gave. */
public sealed interface Taking {

    /**
     * Readings.
     *
     * @param readings by resource, in a stable order
     * @param costNanos how long the asking took where it was done
     * @param life whether the subject is there
     */
    record Taken(Map<String, Reading> readings, long costNanos, Life life) implements Taking {
        /** Copies, keeping the order. */
        public Taken {
            readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
            if (costNanos < 0) {
                throw new IllegalArgumentException("a cost of " + costNanos + " ns");
            }
        }
    }

    /**
     * Nothing at all.
     *
     * @param reason in words, a line
     */
    record Missed(String reason) implements Taking {}

    /**
     * Whether a subject is there.
     *
     * @param alive whether any of its processes is
     * @param ended the pids of those that have ended
     */
    record Life(boolean alive, List<Long> ended) {
        /** There, with all it has. */
        public static final Life WHOLE = new Life(true, List.of());

        /** Copies. */
        public Life {
            ended = List.copyOf(ended);
        }
    }
}
