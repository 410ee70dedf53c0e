package dev.plimsoll.soak.load.protocol.websocket.handshake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an opening handshake asks for (RFC 6455 §4.1).
 *
 * @param host the value of {@code Host}: a name or address, with the port unless it is the scheme's own
 * @param path the path and query asked for; begins with {@code /}
 * @param headers further headers, in the order in which they are written
 * @param origin the value of {@code Origin}; without it no such header is written
 * @param subprotocol the only subprotocol offered, which the gateway must then take; without it none is offered and the
 *     gateway must not name one
 */
public record WebSocketOpening(
        String host, String path, List<Header> headers, Optional<String> origin, Optional<String> subprotocol) {
    private static final Set<String> OURS = Set.of("host", "upgrade", "connection", "origin", "content-length");

    /** Copies the headers; refuses what no request can carry. */
    public WebSocketOpening {
        headers = List.copyOf(headers);
        requireValue("host", host);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is empty");
        }
        if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("\"" + path + "\" is not a path");
        }
        origin.ifPresent(value -> requireValue("origin", value));
        if (!subprotocol.map(HttpHead::isToken).orElse(true)) {
            throw new IllegalArgumentException("the subprotocol is not a token");
        }
    }

    /** An opening without further headers, origin or subprotocol. */
    public static WebSocketOpening plain(String host, String path) {
        return new WebSocketOpening(host, path, List.of(), Optional.empty(), Optional.empty());
    }

    /** One header of the request; those that make the handshake itself are refused. */
    public record Header(String name, String value) {
        /** Refuses what is no header, and those of the handshake itself. */
        public Header {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HttpHead.isToken(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is not the name of a header");
            }
            if (OURS.contains(lower) || lower.startsWith("sec-websocket-")) {
                throw new IllegalArgumentException("the header " + name + " belongs to the handshake");
            }
            requireValue(name, value);
        }
    }

    private static void requireValue(String name, String value) {
        if (!HttpHead.isValue(value)) {
            throw new IllegalArgumentException("the value of " + name + " is not printable ASCII");
        }
    }
}
