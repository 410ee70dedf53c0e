package dev.plimsoll.probe.netlink;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The calls on sockets of the C library (man 2, man 7 netlink). Addresses of memory are {@code long}, which is what a
 * pointer is on x86_64 and aarch64. {@code errno} is {@link Native#getLastError()}.
 */
final class Libc {
    /** {@code AF_NETLINK} of {@code linux/socket.h}. */
    static final int NETLINK = 16;
    /** {@code SOCK_RAW | SOCK_CLOEXEC}. */
    static final int RAW_NOT_INHERITED = 3 | 0x80000;
    /** {@code SOL_SOCKET} of {@code asm-generic/socket.h}. */
    static final int SOCKET_LEVEL = 1;
    /** {@code SO_RCVTIMEO}, taking {@code struct timeval} of two {@code long}s. */
    static final int RECEIVE_TIMEOUT = 20;
    /** {@code MSG_TRUNC}: the answer is the datagram's length, however much of it was wanted. */
    static final int WHOLE_LENGTH = 0x20;

    static {
        Native.register(Libc.class, Platform.C_LIBRARY_NAME);
    }

    private Libc() {}

    static native int socket(int family, int type, int protocol);

    static native int setsockopt(int descriptor, int level, int option, long value, int valueBytes);

    static native long send(int descriptor, long from, long lengthBytes, int flags);

    static native long recv(int descriptor, long into, long lengthBytes, int flags);

    static native int close(int descriptor);
}
