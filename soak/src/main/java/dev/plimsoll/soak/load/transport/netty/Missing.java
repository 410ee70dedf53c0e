package dev.plimsoll.soak.load.transport.netty;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why a transport cannot be had, in words for people, with what may help. */
public final class Missing {
    private Missing() {}

    /** The reason of the first cause that has one, in one line. */
    public static String inWords(Throwable thrown) {
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

    private static String advice(String reason) { // for io_uring; where a ring cannot be locked Netty itself has advice
        if (reason.contains("Operation not permitted")) {
            return " (the sysctl kernel.io_uring_disabled or a container's seccomp profile forbids it)";
        }
        if (reason.contains("IORING_SETUP_CQSIZE")) { // Netty's word for any ring that could not be had
            return " (by Linux before 5.5, or RLIMIT_MEMLOCK, ulimit -l, is too low)";
        }
        return reason.contains("IORING_REGISTER_PBUF_RING")
                ? " (by Linux before 5.19, or RLIMIT_MEMLOCK, ulimit -l, is too low)"
                : "";
    }
}
