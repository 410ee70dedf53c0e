package dev.plimsoll.soak.load.protocol.websocket.handshake;

import dev.plimsoll.soak.sample.FailureKind;

/** Why the answer to an opening is no upgrade. */
public record Refusal(FailureKind kind, String detail) {
    /** The peer speaks HTTP and says no, or yes to something else. */
    static Refusal rejected(String detail) {
        return new Refusal(FailureKind.HANDSHAKE_REJECTED, detail);
    }

    /** The peer does not speak HTTP as it must. */
    public static Refusal malformed(String detail) {
        return new Refusal(FailureKind.PROTOCOL_ERROR, detail);
    }
}
