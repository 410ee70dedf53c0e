package dev.plimsoll.soak.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a stand-in can be ordered to do wrong, by the name used on the command line. */
public enum Fault {
    /** The connection is accepted and read, and never a byte is sent on it. */
    SILENT("silent", Takes.SHARE, "accepts and never speaks"),
    /** From then on handshakes are completed by the kernel's backlog alone: ghosts. */
    STOP_ACCEPTING_AT("stop-accepting-at", Takes.COUNT, "accepts no more after N connections"),
    /** From then on connections are refused; those that stand are served. */
    REFUSE_AFTER("refuse-after", Takes.COUNT, "closes its listener after N connections"),
    /** Farewell, then FIN. */
    CLOSE_EARLY("close-early", Takes.SHARE, "closes cleanly one second after the connection opened"),
    /** Every event loop stands still at once, as in a long pause for garbage collection. */
    STALL(
            "stall",
            Takes.PAUSE,
            "stands still once, 5s after the first connection (a run: amid its traffic); DURATION@MOMENT sets another moment"),
    /** For a protocol that echoes, the acknowledgement is the echo: the same as {@link #DROP_MESSAGES}. */
    DROP_ACKS("drop-acks", Takes.SHARE, "does not acknowledge; for a protocol that echoes, as drop-messages"),
    /** The message is read and not answered. */
    DROP_MESSAGES("drop-messages", Takes.SHARE, "does not answer"),
    /** One bit of the first byte behind the id, or of the id's last byte if there is nothing behind it. */
    CORRUPT("corrupt", Takes.SHARE, "flips one byte of the reply"),
    /** Both replies are whole. */
    DUPLICATE("duplicate", Takes.SHARE, "answers twice"),
    /** Openings and heartbeats are answered at once. */
    SLOW("slow", Takes.DURATION, "delays each reply"),
    /** The process halts without closing anything. */
    DIE_AT("die-at", Takes.DURATION, "dies that long after the first connection"),
    /** Every connection is reset, and connections are refused for two seconds. */
    RESTART_AT("restart-at", Takes.DURATION, "restarts that long after the first connection"),
    /** {@code /dev/null} is opened and kept. */
    LEAK_FD("leak-fd", Takes.SHARE, "keeps one descriptor"),
    /** Kept on the heap, reachable. */
    LEAK_HEAP("leak-heap", Takes.SHARE, "keeps 256 bytes of heap"),
    /** The protocol's farewell is answered; the socket stays in CLOSE_WAIT. */
    LEAK_CLOSE_WAIT("leak-close-wait", Takes.SHARE, "never closes its side"),
    /** Whole pages, given back to the kernel when the connection is gone. */
    HOLD_BYTES("hold-bytes", Takes.PAGES, "holds N resident bytes per open connection"),

    /** Named in the contract, not served. */
    LEAK_DIRECT("leak-direct", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_MALLOC("leak-malloc", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_THREAD("leak-thread", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_CHILD("leak-child", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_EPOLL_WATCH("leak-epoll-watch", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_TEMP_FILE("leak-temp-file", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_TIMER("leak-timer", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LEAK_CLASS("leak-class", Takes.LATER, ""),
    /** Named in the contract, not served. */
    SAWTOOTH("sawtooth", Takes.LATER, ""),
    /** Named in the contract, not served. */
    CACHE_FILL("cache-fill", Takes.LATER, ""),
    /** Named in the contract, not served. */
    LOG_ROTATE("log-rotate", Takes.LATER, "");

    private final String label;
    private final Takes takes;
    private final String summary;

    Fault(String label, Takes takes, String summary) {
        this.label = label;
        this.takes = takes;
        this.summary = summary;
    }

    /** What stands behind the equals sign. */
    enum Takes {
        /** A share above 0, up to 1; 1 if left out. */
        SHARE("[=SHARE]"),
        /** A whole number, 1 or more. */
        COUNT("=N"),
        /** A whole number of bytes, a multiple of 4,096. */
        PAGES("=N"),
        /** A duration above 0. */
        DURATION("=DURATION"),
        /** A duration above 0, and when. */
        PAUSE("=DURATION[@MOMENT]"),
        /** The fault is not served yet. */
        LATER("");

        private final String usage;

        Takes(String usage) {
            this.usage = usage;
        }
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /** How it is written, and what it does, in one line: {@code corrupt[=SHARE]  flips one byte of the reply}. */
    public String usage() {
        return label + takes.usage + "  " + summary;
    }

    /** Those that can be ordered, in the order of the help. */
    public static List<Fault> served() {
        return Arrays.stream(values())
                .filter(fault -> fault.takes != Takes.LATER)
                .toList();
    }

    Takes takes() {
        return takes;
    }

    static Optional<Fault> named(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label.equals(label))
                .findFirst();
    }
}
