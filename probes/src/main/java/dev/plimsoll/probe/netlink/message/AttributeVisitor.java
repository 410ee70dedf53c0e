package dev.plimsoll.probe.netlink.message;

/** Is handed each attribute of a message. */
@FunctionalInterface
interface AttributeVisitor {
    /**
     * One attribute.
     *
     * @param type its number, without the flags of nesting and byte order
     * @param from the first byte of its content
     * @param lengthBytes of its content, 0 or more
     */
    void attribute(int type, int from, int lengthBytes);
}
