package dev.plimsoll.soak.sample;

/** Why a connection could not be made or was lost. Every failure is counted under exactly one of these. */
public enum FailureKind {
    /** ECONNREFUSED: nobody listens there. */
    REFUSED("refused"),
    /** The TCP connection was not made in time (ETIMEDOUT or our own connect deadline). */
    TIMED_OUT("timed-out"),
    /** TCP was connected but the protocol's opening was not answered in time: a silent gateway, or a ghost in its backlog. */
    HANDSHAKE_TIMED_OUT("handshake-timed-out"),
    /** ECONNRESET or EPIPE. */
    RESET("reset"),
    /** EMFILE: this process has no descriptor left. */
    LOCAL_FD_LIMIT("local-fd-limit"),
    /** ENFILE: the machine has no file left. */
    SYSTEM_FILE_TABLE("system-file-table"),
    /** EADDRNOTAVAIL or EADDRINUSE on connect: no local port is free for this pair of addresses. */
    EPHEMERAL_PORTS("ephemeral-ports"),
    /** ENOMEM or ENOBUFS, or the JVM's own memory. */
    MEMORY("memory"),
    /** The gateway answered the opening with a refusal (an HTTP status other than 101, a wrong accept key), or TLS was refused by either side. */
    HANDSHAKE_REJECTED("handshake-rejected"),
    /** Bytes that the protocol does not allow. */
    PROTOCOL_ERROR("protocol-error"),
    /** A well-formed reply that answers nothing that was asked. */
    WRONG_REPLY("wrong-reply"),
    /** The gateway closed, cleanly or with a close frame, a connection that was to stay open. */
    CLOSED_EARLY("closed-early"),
    /** Any other error of the operating system; its text is in the event log. */
    OTHER("other");

    private final String label;

    FailureKind(String label) {
        this.label = label;
    }

    /** The word used for this kind in files. */
    public String label() {
        return label;
    }
}
