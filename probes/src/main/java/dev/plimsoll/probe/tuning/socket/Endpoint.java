package dev.plimsoll.probe.tuning.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An IPv4 address and a port: {@code struct sockaddr_in} (man 7 ip).
 *
 * @param address the four bytes, the first of them highest
 * @param port 0 to 65535; 0 lets the kernel choose
 */
public record Endpoint(int address, int port) {
    static final int BYTES = 16;
    private static final short AF_INET = 2;
    private static final int OCTETS = 4;
    private static final int OCTET_BITS = 8;
    private static final int UNSIGNED_SHORT = 0xffff;

    /** {@code Endpoint.of("127.0.0.1", 0)}. */
    public static Endpoint of(String dotted, int port) {
        String[] octets = dotted.split("\\.", -1);
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException(dotted);
        }
        int address = 0;
        for (String octet : octets) {
            address = address << OCTET_BITS | Integer.parseInt(octet);
        }
        return new Endpoint(address, port);
    }

    /** The same address with another port. */
    public Endpoint withPort(int other) {
        return new Endpoint(address, other);
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.nativeOrder());
        buffer.putShort(AF_INET);
        return buffer.order(ByteOrder.BIG_ENDIAN)
                .putShort((short) port)
                .putInt(address)
                .array();
    }

    static Endpoint read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).position(Short.BYTES);
        int port = buffer.getShort() & UNSIGNED_SHORT;
        return new Endpoint(buffer.getInt(), port);
    }
}
