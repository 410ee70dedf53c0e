package dev.plimsoll.probe.namespace;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** What making a namespace and its loopback takes; each call throws where it fails. */
final class NamespaceCalls {
    static {
        Native.register(NamespaceCalls.class, Platform.C_LIBRARY_NAME);
    }

    private NamespaceCalls() {}

    static native int unshare(int flags) throws LastErrorException;

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int ioctl(int descriptor, long request, byte[] argument) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
}
