package dev.plimsoll.soak.load.record;

/** What a lane times, in nanoseconds. */
public enum Latency {
    /** From the intended moment of a connect to the TCP connection. */
    CONNECT("connect"),
    /** From the intended moment of a connect to the answered opening. */
    ESTABLISH("establish"),
    /** From the intended moment of a send to its answer. */
    MESSAGE("message"),
    /** From the actual send to its answer. */
    MESSAGE_SERVICE("message_service"),
    /** From the sending of a heartbeat to its answer. */
    HEARTBEAT("heartbeat"),
    /** How late the lane's own schedule was. */
    LAG("lag");

    private final String label;

    Latency(String label) {
        this.label = label;
    }

    /** The word used in files. */
    public String label() {
        return label;
    }
}
