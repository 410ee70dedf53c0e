package dev.plimsoll.soak.load.transport.netty;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why a transport cannot be had, in words for people, with what may help. */
final class Missing {
    private Missing() {}

    /** The reason of the first cause that has one, in one line. */
    static String inWords(Throwable thrown) {
        String reason = "";
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            String line = SocketErrors.message(t);
            reason = line.isBlank() ? reason : line;
        }
        return reason + advice(reason);
    }

    /** The reason why this cannot be opened; empty if it can, and it is closed again. */
    static Optional<String> whenOpened(Supplier<NettyTransport> open) {
        try {
            open.get().close();
            return Optional.empty();
        } catch (IllegalStateException
                | UnsupportedOperationException
                | LinkageError refused) { // what Netty throws where its handlers cannot be made
            return Optional.of(inWords(refused));
        }
    }

    private static String advice(
            String reason) { // for what io_uring_setup(2) says; Netty itself speaks of RLIMIT_MEMLOCK
        boolean forbidden = reason.contains("Operation not permitted");
        return forbidden ? " (the sysctl kernel.io_uring_disabled or a container's seccomp profile forbids it)" : "";
    }
}
