package dev.plimsoll.soak.load.protocol.websocket.handshake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key of a handshake and the answer that proves it was understood (RFC 6455 §4.2.2). For one event loop. */
final class AcceptKey {
    /** The length of a key: 16 bytes in Base64. */
    static final int KEY_CHARACTERS = 24;

    private static final byte[] GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 16;
    private static final int DIGEST_BYTES = 20;
    private static final int ACCEPT_CHARACTERS = 28;
    private static final long SPREAD =
            0x9E3779B97F4A7C15L; // the golden ratio: the key's second half differs from the first

    private final MessageDigest sha1;
    private final byte[] nonceBytes = new byte[KEY_BYTES];
    private final byte[] key = new byte[KEY_CHARACTERS];
    private final byte[] digest = new byte[DIGEST_BYTES];
    private final byte[] accept = new byte[ACCEPT_CHARACTERS];

    AcceptKey() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The key that belongs to a nonce, in ASCII; overwritten by the next call. */
    byte[] key(long nonce) {
        ByteBuffer.wrap(nonceBytes).putLong(nonce).putLong(Long.rotateLeft(nonce * SPREAD, 32) * SPREAD);
        Base64.getEncoder().encode(nonceBytes, key);
        return key;
    }

    /** Whether {@code key} is 16 bytes in Base64. */
    static boolean isKey(String key) {
        if (key.length() != KEY_CHARACTERS || !key.endsWith("==")) {
            return false;
        }
        return key.chars().limit(KEY_CHARACTERS - 2L).allMatch(AcceptKey::isBase64);
    }

    /** What the server must answer to the key that belongs to a nonce; overwritten by the next call. */
    byte[] accept(long nonce) {
        return accept(key(nonce));
    }

    /** What the server must answer to {@code key}. */
    String accept(String key) {
        return new String(accept(key.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    private byte[] accept(byte[] keyCharacters) {
        sha1.update(keyCharacters);
        sha1.update(GUID);
        try {
            sha1.digest(digest, 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-1 digest has 20 bytes", e);
        }
        Base64.getEncoder().encode(digest, accept);
        return accept;
    }

    private static boolean isBase64(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/';
    }
}
