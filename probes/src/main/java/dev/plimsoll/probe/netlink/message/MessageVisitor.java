package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;

/** Is handed the content of each message of an answer, without its header. */
@FunctionalInterface
public interface MessageVisitor {
    /**
     * One message. The buffer is only lent, and its position says nothing.
     *
     * @param bytes where it lies
     * @param from its first byte
     * @param to after its last byte
     */
    void message(ByteBuffer bytes, int from, int to);
}
