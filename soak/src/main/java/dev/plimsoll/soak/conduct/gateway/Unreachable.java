package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.scenario.Target;

/** Why the first connection was not answered, in words and with what to look at. */
public final class Unreachable {
    private Unreachable() {}

    public static String inWords(Target target, FailureKind kind, String message) {
        String where = target.authority();
        return switch (kind) {
            case REFUSED -> "connection refused by " + where + ": is the gateway up?";
            case TIMED_OUT ->
                "no connection to " + where + " in time: is it the right address, and is a firewall between?";
            case HANDSHAKE_TIMED_OUT -> where + " accepts connections but does not answer: " + rightProtocol(target);
            case HANDSHAKE_REJECTED ->
                target.hasTls()
                        ? "no handshake with " + where + ": " + message
                        : where + " rejects the handshake: " + message;
            case CLOSED_EARLY, RESET -> where + " closes the connection before it answers: " + rightProtocol(target);
            default -> "cannot establish a connection to " + where + ": " + message;
        };
    }

    private static String rightProtocol(Target target) {
        String asked = "is it the right protocol?";
        return target.scheme().equals("ws") ? asked + " If it speaks TLS, write wss://" + target.authority() : asked;
    }
}
