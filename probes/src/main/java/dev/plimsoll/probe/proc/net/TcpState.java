package dev.plimsoll.probe.proc.net;

/** The state of a TCP socket, in the order in which the kernel numbers them from 1 (include/net/tcp_states.h). */
public enum TcpState {
    /** Both ends may send. */
    ESTABLISHED,
    /** SYN sent, no answer yet. */
    SYN_SENT,
    /** SYN received, the last step of the handshake missing. */
    SYN_RECV,
    /** We closed; nothing heard. */
    FIN_WAIT1,
    /** We closed, the peer knows. */
    FIN_WAIT2,
    /** Closed by both, we first; kept for a minute. */
    TIME_WAIT,
    /** Not connected. */
    CLOSE,
    /** The peer closed and the program has not: if it stays, the program leaks. */
    CLOSE_WAIT,
    /** The peer closed, then we; its last word is missing. */
    LAST_ACK,
    /** Waits for connections. */
    LISTEN,
    /** Both closed at once. */
    CLOSING,
    /** A half-open request that has no socket yet. */
    NEW_SYN_RECV;

    private static final TcpState[] BY_NUMBER = values();

    /** The state that the kernel numbers so, 1 to 12. */
    static TcpState of(long number) {
        return BY_NUMBER[(int) number - 1];
    }

    static boolean known(long number) {
        return number >= 1 && number <= BY_NUMBER.length;
    }
}
