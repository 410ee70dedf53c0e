package dev.plimsoll.probe.remote.serve;

/** Why a connection was closed without an answer. */
public enum Drop {
    /** It asked without a token. */
    NO_TOKEN("without a token"),
    /** It asked with another token. */
    WRONG_TOKEN("with a wrong token"),
    /** What it sent is no request that is answered here. */
    GARBAGE("garbage"),
    /** Its request is larger than is read. */
    OVERSIZED("oversized"),
    /** Its request was not there in time. */
    SLOW("slow"),
    /** There were too many. */
    TOO_MANY("too many"),
    /** It spoke TLS where there is none, or the other way round, or the handshake failed. */
    TLS("no TLS in common"),
    /** It asked again before it was answered. */
    IMPATIENT("impatient"),
    /** It left before it had asked. */
    LEFT("left");

    private final String words;

    Drop(String words) {
        this.words = words;
    }

    /** A few words for people. */
    public String words() {
        return words;
    }
}
