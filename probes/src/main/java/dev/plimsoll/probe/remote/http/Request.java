package dev.plimsoll.probe.remote.http;

import dev.plimsoll.probe.remote.wire.Token;
import java.util.Optional;

/**
 * A GET (RFC 9110 §9.3.1).
 *
 * @param path path and query
 * @param token who asks; empty where it does not matter
 */
public record Request(String path, Optional<Token> token) {
    /** Of anybody. */
    public static Request of(String path) {
        return new Request(path, Optional.empty());
    }
}
