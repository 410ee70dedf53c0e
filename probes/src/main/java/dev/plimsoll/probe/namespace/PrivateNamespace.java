package dev.plimsoll.probe.namespace;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network namespace of one thread's own (man 2 unshare, CLONE_NEWNET). It is gone when that thread and all sockets made
 * in it are. The thread never goes back, so it must end when its work does; threads and processes it starts are inside.
 */
public final class PrivateNamespace {
    private static final int CLONE_NEWNET = 0x40000000;

    private PrivateNamespace() {}

    /** Gives the calling thread a new network namespace with its loopback up; needs CAP_SYS_ADMIN. */
    public static void enter() throws IOException {
        try {
            NamespaceCalls.unshare(CLONE_NEWNET);
        } catch (LastErrorException e) {
            throw new IOException("unshare(CLONE_NEWNET): errno " + e.getErrorCode(), e);
        }
        Loopback.up();
    }

    /** The calling thread's network namespace, as {@code net:[4026531840]}: equal for two threads in the same one. */
    public static String current() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }
}
