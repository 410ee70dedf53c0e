package dev.plimsoll.soak.load.transport.choice;

import java.util.Arrays;
import java.util.Optional;

/** The ways to the network that this version has. */
public enum TransportKind {
    /** Readiness from the kernel, epoll(7). */
    EPOLL("epoll"),
    /** Completions from the kernel, io_uring(7). */
    IO_URING("io_uring"),
    /** The JDK's selectors; everywhere. */
    NIO("nio");

    private final String word;

    TransportKind(String word) {
        this.word = word;
    }

    /** The word of the command line and of files. */
    public String word() {
        return word;
    }

    /** The kind of this word; empty if there is none. */
    public static Optional<TransportKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
