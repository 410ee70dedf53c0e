package dev.plimsoll.probe.tuning.socket;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The calls of section 2 of the manual that sockets and descriptors need; each throws where it fails. */
final class SocketCalls {
    static {
        Native.register(SocketCalls.class, Platform.C_LIBRARY_NAME);
    }

    private SocketCalls() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int descriptor, byte[] address, int length) throws LastErrorException;

    static native int listen(int descriptor, int backlog) throws LastErrorException;

    static native int connect(int descriptor, byte[] address, int length) throws LastErrorException;

    static native int accept4(int descriptor, byte[] address, int[] length, int flags) throws LastErrorException;

    static native int getsockname(int descriptor, byte[] address, int[] length) throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int option, byte[] value, int length)
            throws LastErrorException;

    static native int getsockopt(int descriptor, int level, int option, byte[] value, int[] length)
            throws LastErrorException;

    static native int poll(byte[] descriptors, long count, int patienceMillis) throws LastErrorException;

    static native long send(int descriptor, byte[] bytes, long length, int flags) throws LastErrorException;

    static native long recv(int descriptor, byte[] bytes, long length, int flags) throws LastErrorException;

    static native int dup(int descriptor) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;

    static native int getrlimit(int resource, long[] softAndHard) throws LastErrorException;

    static native int setrlimit(int resource, long[] softAndHard) throws LastErrorException;
}
