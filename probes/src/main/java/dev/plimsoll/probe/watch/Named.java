package dev.plimsoll.probe.watch;

import java.util.List;
import java.util.Objects;

/** What a person's words for a subject turned out to mean. */
public sealed interface Named {

    /**
     * These processes.
     *
     * @param pids one or more, rising
     */
    record Processes(List<Long> pids) implements Named {
        /** Copies, and refuses none. */
        public Processes {
            pids = List.copyOf(pids);
            if (pids.isEmpty()) {
                throw new IllegalArgumentException("no processes");
            }
        }
    }

    /**
     * None, and why.
     *
     * @param message for the person, a line
     */
    record Problem(String message) implements Named {
        /** Checks that there is one. */
        public Problem {
            Objects.requireNonNull(message);
        }
    }
}
