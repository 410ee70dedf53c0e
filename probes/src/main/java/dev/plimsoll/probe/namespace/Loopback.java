package dev.plimsoll.probe.namespace;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The loopback interface of the calling thread's network namespace (man 7 netdevice). */
public final class Loopback {
    private static final int AF_INET = 2;
    private static final int DATAGRAM_CLOSE_ON_EXEC = 0x80002;
    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long SIOCSIFADDR = 0x8916;
    private static final short UP_AND_RUNNING = 0x41;
    private static final int IFREQ_BYTES = 40;
    private static final int NAME_BYTES = 16;
    private static final int ADDRESS_BYTES = 16;

    private Loopback() {}

    /** Takes it up, which gives it 127.0.0.1; a new namespace has it down. */
    static void up() throws IOException {
        byte[] flags = ByteBuffer.allocate(Short.BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort(UP_AND_RUNNING)
                .array();
        ioctl(SIOCSIFFLAGS, request("lo", flags));
    }

    /**
     * Gives it one more address under the alias {@code lo:1}: local, but not what the kernel takes for loopback.
     *
     * @param octets four bytes outside 127.0.0.0/8
     */
    public static void alsoKnownAs(byte[] octets) throws IOException {
        byte[] address = ByteBuffer.allocate(ADDRESS_BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) AF_INET)
                .putShort((short) 0)
                .put(octets)
                .array();
        ioctl(SIOCSIFADDR, request("lo:1", address));
    }

    /** A {@code struct ifreq}: the name, then what is asked for. */
    private static byte[] request(String name, byte[] what) {
        byte[] request = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), IFREQ_BYTES);
        System.arraycopy(what, 0, request, NAME_BYTES, what.length);
        return request;
    }

    private static void ioctl(long what, byte[] request) throws IOException {
        try {
            int descriptor = NamespaceCalls.socket(AF_INET, DATAGRAM_CLOSE_ON_EXEC, 0);
            try {
                NamespaceCalls.ioctl(descriptor, what, request);
            } finally {
                NamespaceCalls.close(descriptor);
            }
        } catch (LastErrorException e) {
            throw new IOException("ioctl 0x" + Long.toHexString(what) + " on lo: errno " + e.getErrorCode(), e);
        }
    }
}
