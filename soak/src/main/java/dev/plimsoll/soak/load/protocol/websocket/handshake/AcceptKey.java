package dev.plimsoll.soak.load.protocol.websocket.handshake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key of a handshake and the answer that proves it was understood (RFC 6455 §4.2.2). For one event loop. */
final class AcceptKey {
    /** The length of a key: 16 bytes in Base64. */
    static final int KEY_CHARACTERS = 24;

    private static final byte[] GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 16;
    private static final long SPREAD =
            0x9E3779B97F4A7C15L; // the golden ratio: the key's second half differs from the first

    private final MessageDigest sha1;

    AcceptKey() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The key that belongs to a nonce. */
    static String key(long nonce) {
        byte[] bytes = new byte[KEY_BYTES];
        ByteBuffer.wrap(bytes).putLong(nonce).putLong(Long.rotateLeft(nonce * SPREAD, 32) * SPREAD);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether {@code key} is 16 bytes in Base64. */
    static boolean isKey(String key) {
        if (key.length() != KEY_CHARACTERS || !key.endsWith("==")) {
            return false;
        }
        return key.chars().limit(KEY_CHARACTERS - 2L).allMatch(AcceptKey::isBase64);
    }

    /** What the server must answer to {@code key}. */
    String accept(String key) {
        sha1.update(key.getBytes(StandardCharsets.US_ASCII));
        sha1.update(GUID);
        return Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static boolean isBase64(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/';
    }
}
