package dev.plimsoll.soak.load.protocol.websocket.frame;

/** Why a connection is closed (RFC 6455 §7.4 and the IANA registry of close codes). */
public final class CloseCode {
    /** A close frame without a code. */
    public static final int NONE = 0;
    /** The purpose is fulfilled. */
    public static final int NORMAL = 1000;
    /** The framing was broken. */
    public static final int PROTOCOL_ERROR = 1002;
    /** A kind of message that this side has no use for. */
    public static final int UNSUPPORTED = 1003;
    /** A text that is not UTF-8. */
    public static final int NOT_UTF8 = 1007;
    /** A message that is larger than this side accepts. */
    public static final int TOO_LARGE = 1009;

    private CloseCode() {}

    /**
     * Whether a close frame may carry {@code code}: 1000 to 1014 but for 1004 to 1006, which never travel, and 3000 to
     * 4999. 1012 to 1014 (restart, overload, bad gateway) are not in the RFC but registered since, and gateways send them.
     */
    public static boolean mayTravel(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
