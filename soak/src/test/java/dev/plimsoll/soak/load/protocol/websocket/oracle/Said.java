package dev.plimsoll.soak.load.protocol.websocket.oracle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One line for each thing that a reader found: {@code text}, {@code binary}, {@code ping}, {@code pong}, {@code close}, {@code broken}. */
final class Said {
    /** A payload up to this size stands as it is, a longer one as its size and the start of its SHA-1. */
    private static final int SHORT_BYTES = 32;

    private static final int DIGEST_BYTES = 8;

    private Said() {}

    static String payload(String kind, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        return kind + " " + (bytes.length <= SHORT_BYTES ? HexFormat.of().formatHex(bytes) : digest(bytes));
    }

    /** The peer's farewell; 0 where it has no code. */
    static String close(int code) {
        return "close " + code;
    }

    /** The peer is to be told this code. */
    static String broken(int code) {
        return "broken " + code;
    }

    static boolean isLast(String line) {
        return line.startsWith("close ") || line.startsWith("broken ");
    }

    static boolean isMessage(String line) {
        return line.startsWith("text ") || line.startsWith("binary ");
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return bytes.length + " bytes " + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
