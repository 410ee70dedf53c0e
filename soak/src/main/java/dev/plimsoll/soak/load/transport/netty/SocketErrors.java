package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.sample.FailureKind;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.unix.Errors;
import java.net.BindException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** The operating system's errors by kind. Numbers are Linux's, {@code man 3 errno} and {@code asm-generic/errno.h}. */
public final class SocketErrors {
    private static final int ENOMEM = 12;
    private static final int ENFILE = 23;
    private static final int EMFILE = 24;
    private static final int EPIPE = 32;
    private static final int EADDRINUSE = 98;
    private static final int EADDRNOTAVAIL = 99;
    private static final int ECONNABORTED = 103;
    private static final int ECONNRESET = 104;
    private static final int ENOBUFS = 105;
    private static final int ETIMEDOUT = 110;
    private static final int ECONNREFUSED = 111;

    private SocketErrors() {}

    /**
     * Has this class and what it needs loaded. When descriptors run out is too late: a class file cannot be opened then,
     * and a class that could not be loaded once is never loaded (JVMS §5.3).
     */
    public static void rehearse() {
        kind(new ConnectTimeoutException("none"));
        kind(new BindException("none"));
        message(new ConnectException("none"));
    }

    /** The kind of what a transport threw, looking through wrappers. */
    public static FailureKind kind(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Errors.NativeIoException nativeError) {
                return ofErrno(-nativeError.expectedErr());
            }
            if (t instanceof ConnectTimeoutException) {
                return FailureKind.TIMED_OUT;
            }
            if (t instanceof OutOfMemoryError) {
                return FailureKind.MEMORY;
            }
            if (t instanceof ConnectException || t.getMessage() != null) {
                FailureKind byWords = ofWords(String.valueOf(t.getMessage()));
                if (byWords != FailureKind.OTHER) {
                    return byWords;
                }
            }
        }
        return FailureKind.OTHER;
    }

    /** Whether this is not the network's doing: an exception that our own code threw from within an event. */
    static boolean isOurFault(Throwable thrown) {
        boolean unchecked = thrown instanceof RuntimeException || thrown instanceof Error;
        return unchecked && !(thrown instanceof ChannelException) && !(thrown instanceof OutOfMemoryError);
    }

    /** One line for people. */
    public static String message(Throwable thrown) {
        String text = thrown.getMessage();
        return text == null
                ? thrown.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }

    private static FailureKind ofErrno(int errno) {
        return switch (errno) {
            case ECONNREFUSED -> FailureKind.REFUSED;
            case ETIMEDOUT -> FailureKind.TIMED_OUT;
            case ECONNRESET, EPIPE, ECONNABORTED -> FailureKind.RESET;
            case EMFILE -> FailureKind.LOCAL_FD_LIMIT;
            case ENFILE -> FailureKind.SYSTEM_FILE_TABLE;
            case EADDRNOTAVAIL, EADDRINUSE -> FailureKind.EPHEMERAL_PORTS;
            case ENOMEM, ENOBUFS -> FailureKind.MEMORY;
            default -> FailureKind.OTHER;
        };
    }

    private static FailureKind ofWords(String message) { // strerror(3) in the C locale, as Netty and the JDK quote it
        if (message.contains("Connection refused")) {
            return FailureKind.REFUSED;
        }
        if (message.contains("timed out")) {
            return FailureKind.TIMED_OUT;
        }
        if (message.contains("Connection reset") || message.contains("Broken pipe")) {
            return FailureKind.RESET;
        }
        if (message.contains("Too many open files in system")) {
            return FailureKind.SYSTEM_FILE_TABLE;
        }
        if (message.contains("Too many open files")) {
            return FailureKind.LOCAL_FD_LIMIT;
        }
        if (message.contains("Cannot assign requested address") || message.contains("Address already in use")) {
            return FailureKind.EPHEMERAL_PORTS;
        }
        boolean memory = message.contains("Cannot allocate memory") || message.contains("No buffer space");
        return memory ? FailureKind.MEMORY : FailureKind.OTHER;
    }
}
