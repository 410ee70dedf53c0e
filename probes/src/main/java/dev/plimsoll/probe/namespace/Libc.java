package dev.plimsoll.probe.namespace;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** {@code open}, {@code setns} and {@code close} of the C library (man 2). {@code errno} is {@link Native#getLastError()}. */
final class Libc {
    /** {@code O_RDONLY | O_CLOEXEC} of {@code asm-generic/fcntl.h}. */
    static final int READ_ONLY_NOT_INHERITED = 0x80000;
    /** {@code CLONE_NEWNET} of {@code linux/sched.h}. */
    static final int NETWORK = 0x4000_0000;

    static {
        Native.register(Libc.class, Platform.C_LIBRARY_NAME);
    }

    private Libc() {}

    static native int open(String path, int flags);

    static native int setns(int descriptor, int kind);

    static native int close(int descriptor);
}
