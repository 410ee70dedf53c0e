package dev.plimsoll.soak.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * One stretch of a run in which one thing happens. Phases follow each other without a gap and may come in any order.
 */
public sealed interface Phase {
    /** Unique within the scenario; the kind's own word unless the file gives another. */
    String name();

    /** The kind's word: {@code ramp}, {@code hold}, {@code churn}, {@code traffic} or {@code drain}. */
    String kind();

    /** Whether thresholds leave this phase out. */
    boolean warmup();

    /**
     * Opens connections evenly until so many are open.
     *
     * @param to how many are to be open at the end
     * @param over how long it takes
     */
    record Ramp(String name, boolean warmup, Share to, Duration over) implements Phase {
        /** Checks that all are there. */
        public Ramp {
            Objects.requireNonNull(name);
            Objects.requireNonNull(to);
            Objects.requireNonNull(over);
        }

        @Override
        public String kind() {
            return "ramp";
        }
    }

    /**
     * Keeps the connections that are open, with heartbeats if the scenario has any.
     *
     * @param lasting how long
     */
    record Hold(String name, boolean warmup, Duration lasting) implements Phase {
        /** Checks that all are there. */
        public Hold {
            Objects.requireNonNull(name);
            Objects.requireNonNull(lasting);
        }

        @Override
        public String kind() {
            return "hold";
        }
    }

    /**
     * Sends messages over the open connections, in turn, on a schedule that does not wait for answers.
     *
     * @param lasting how long messages are sent; the phase itself may last {@code answerWithin} longer
     * @param rate messages per second
     * @param bytes size of one message's payload
     * @param outstanding how many messages one connection may have unanswered; a send beyond that waits
     * @param answerWithin how long after its send an answer still counts; after that the message is late, or lost
     */
    record Traffic(
            String name, boolean warmup, Duration lasting, Rate rate, int bytes, int outstanding, Duration answerWithin)
            implements Phase {
        /** Checks that all are there. */
        public Traffic {
            Objects.requireNonNull(name);
            Objects.requireNonNull(lasting);
            Objects.requireNonNull(rate);
            Objects.requireNonNull(answerWithin);
        }

        @Override
        public String kind() {
            return "traffic";
        }
    }

    /**
     * Opens and closes connections beside those that are open, in blocks with a quiet point after each.
     *
     * @param cycles how many connections in all
     * @param block how many between two quiet points
     * @param perSecond how many are begun in a second
     * @param ending how each is closed
     */
    record Churn(String name, boolean warmup, int cycles, int block, double perSecond, Ending ending) implements Phase {
        /** Checks that all are there. */
        public Churn {
            Objects.requireNonNull(name);
            Objects.requireNonNull(ending);
        }

        @Override
        public String kind() {
            return "churn";
        }
    }

    /**
     * Closes connections evenly until so many are left.
     *
     * @param to how many are left at the end
     * @param over how long it takes
     */
    record Drain(String name, boolean warmup, Share to, Duration over) implements Phase {
        /** Checks that all are there. */
        public Drain {
            Objects.requireNonNull(name);
            Objects.requireNonNull(to);
            Objects.requireNonNull(over);
        }

        @Override
        public String kind() {
            return "drain";
        }
    }

    /** How a connection of a churn is closed. */
    enum Ending {
        /** The protocol's farewell where it has one, then FIN. */
        CLEAN("clean"),
        /** RST, with no farewell. */
        RST("rst"),
        /** FIN of our half alone; the gateway's FIN is awaited. */
        HALF_CLOSE("half-close"),
        /** FIN with no farewell, not awaiting anything. */
        ABORT("abort");

        private final String label;

        Ending(String label) {
            this.label = label;
        }

        /** The word used in files. */
        public String label() {
            return label;
        }
    }
}
