package dev.plimsoll.soak.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened once: one line of {@code events.jsonl}.
 *
 * @param seconds when, seconds since the run began (monotonic clock)
 * @param kind what
 * @param details by name, in order; words and numbers as text
 */
public record Event(double seconds, Kind kind, Map<String, String> details) {
    /** Copies the details, keeping their order. */
    public Event {
        Objects.requireNonNull(kind);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The detail of this name, or the empty string. */
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

    /** What can happen. */
    public enum Kind {
        /** The first event. Details: {@code wall} (ISO instant), {@code target}, {@code transport}. */
        RUN_START("run-start"),
        /** Details: {@code phase}, {@code kind}, {@code warmup}. */
        PHASE_START("phase-start"),
        /** Details: {@code phase}. */
        PHASE_END("phase-end"),
        /** Details: {@code block}, {@code cycles}, {@code open}, {@code drained} (false when it had to go on undrained). */
        QUIET_POINT("quiet-point"),
        /** The gateway's process is gone, or it stopped answering. Details: {@code reason}. */
        GATEWAY_DOWN("gateway-down"),
        /** It answers again. Details: {@code outage} in seconds. */
        GATEWAY_UP("gateway-up"),
        /**
         * A limit was hit. Details: {@code limit}, {@code subject} (whose), {@code connections} (open then), {@code since}
         * (the second in which it was), {@code message} (the evidence), {@code found} (in samples, where that is so).
         */
        LIMIT_HIT("limit-hit"),
        /** A limit is near: the same details. */
        LIMIT_NEAR("limit-near"),
        /** The first failure of each kind and minute. Details: {@code kind}, {@code message}. */
        FAILURE("failure"),
        /** SIGINT or SIGTERM, or a threshold that aborts. Details: {@code reason}. */
        INTERRUPTED("interrupted"),
        /** We failed. Details: {@code message}. */
        BROKEN("broken"),
        /**
         * The last event: the run came to its end and everything is on disk. Details: {@code completed} (false when it ended
         * before its last phase had), and how many lines were written: {@code samples}, {@code latency}.
         */
        RUN_END("run-end");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word used in files. */
        public String label() {
            return label;
        }
    }
}
