package dev.plimsoll.probe.remote.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a served probe asks of those it answers: 16 to 512 characters (RFC 6750 §2.1). It is read from the environment and
 * stands in no file, no argument and no message; {@code toString} does not give it.
 */
public final class Token {
    /** The variable of the environment that holds it. */
    public static final String VARIABLE = "PLIMSOLL_TOKEN";

    private static final String BEARER = "Bearer ";
    private static final int FEWEST = 16;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");
    private static final String MAKE_ONE = "; make one with: export " + VARIABLE + "=$(openssl rand -hex 24)";

    private final String secret;
    private final byte[] digest;

    private Token(String secret) {
        this.secret = secret;
        this.digest = digest(BEARER + secret);
    }

    /**
     * The token of this environment.
     *
     * @throws IllegalArgumentException saying what to type where there is none, or none that is good enough
     */
    public static Token from(Map<String, String> environment) {
        String secret = environment.getOrDefault(VARIABLE, "");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(VARIABLE + " is not set" + MAKE_ONE);
        }
        if (secret.length() < FEWEST) {
            throw new IllegalArgumentException(VARIABLE + " is shorter than " + FEWEST + " characters" + MAKE_ONE);
        }
        if (!ALLOWED.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    VARIABLE + " holds what cannot be sent, or is longer than 512 characters" + MAKE_ONE);
        }
        return new Token(secret);
    }

    /** The value of an Authorization header. */
    public String bearer() {
        return BEARER + secret;
    }

    /** Whether this value of an Authorization header holds it; takes as long whatever differs. */
    public boolean isIn(String authorization) {
        return MessageDigest.isEqual(digest, digest(authorization));
    }

    @Override
    public String toString() {
        return VARIABLE;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
