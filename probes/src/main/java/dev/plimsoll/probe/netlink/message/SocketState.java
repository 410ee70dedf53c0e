package dev.plimsoll.probe.netlink.message;

/** The states of a TCP socket, with their numbers in {@code net/tcp_states.h}. */
public enum SocketState {
    /** Both may send. */
    ESTABLISHED(1),
    /** Ours was sent, theirs not yet seen. */
    SYN_SENT(2),
    /** Theirs was answered, and their acknowledgement not yet seen; such a socket has no inode. */
    SYN_RECV(3),
    /** We closed, and what we sent is not yet acknowledged. */
    FIN_WAIT1(4),
    /** We closed and that is acknowledged; they have not. */
    FIN_WAIT2(5),
    /** Both closed; the ports are kept for a while. Such a socket belongs to nobody: inode 0. */
    TIME_WAIT(6),
    /** Not connected. */
    CLOSE(7),
    /** They closed, we have not. */
    CLOSE_WAIT(8),
    /** They closed, then we, and that is not yet acknowledged. */
    LAST_ACK(9),
    /** Waits for connections. */
    LISTEN(10),
    /** Both closed at once. */
    CLOSING(11);

    private final int number;

    SocketState(int number) {
        this.number = number;
    }

    /** Its number in the kernel, from 1. */
    public int number() {
        return number;
    }

    /** Its bit in a mask of states. */
    public int bit() {
        return 1 << number;
    }
}
