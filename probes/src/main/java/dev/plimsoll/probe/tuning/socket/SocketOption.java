package dev.plimsoll.probe.tuning.socket;

/** Options of one number (man 7 socket, ip, tcp), as x86_64 and aarch64 number them. */
public enum SocketOption {
    /** Buffer of what is to be sent; the kernel doubles what is asked for and cuts it at wmem_max. */
    SO_SNDBUF(1, 7),
    /** Buffer of what was received; the kernel doubles what is asked for and cuts it at rmem_max. */
    SO_RCVBUF(1, 8),
    /** Whether a silent peer is asked if it still is there. */
    SO_KEEPALIVE(1, 9),
    /** As SO_SNDBUF, beyond wmem_max; needs CAP_NET_ADMIN. */
    SO_SNDBUFFORCE(1, 32),
    /** As SO_RCVBUF, beyond rmem_max; needs CAP_NET_ADMIN. */
    SO_RCVBUFFORCE(1, 33),
    /** Bind to an address now, choose the port at connect. */
    IP_BIND_ADDRESS_NO_PORT(0, 24),
    /** Ports this socket may choose from: the highest in the upper half, the lowest in the lower. */
    IP_LOCAL_PORT_RANGE(0, 51);

    private final int level;
    private final int number;

    SocketOption(int level, int number) {
        this.level = level;
        this.number = number;
    }

    int level() {
        return level;
    }

    int number() {
        return number;
    }
}
