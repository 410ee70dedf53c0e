package dev.plimsoll.probe.netlink.message;

/** Is handed the sockets of an answer one by one. */
public interface SocketVisitor {
    /** An answer begins: what an earlier one gave is void. */
    void begin();

    /** One socket. The row is only lent: the next socket is put into the same. */
    void socket(SocketRow row);
}
