package dev.plimsoll.soak.scenario;

import java.util.Locale;
import java.util.Objects;

/**
 * Where a gateway is.
 *
 * @param scheme {@code tcp} or {@code ws}
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 1 to 65,535
 * @param path what follows the port, beginning with {@code /}; {@code /} where nothing does
 */
public record Target(String scheme, String host, int port, String path) {
    /** Checks that all are there. */
    public Target {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(host);
        Objects.requireNonNull(path);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port);
        }
    }

    /** Host and port as they stand in a URI and in HTTP's Host header. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        String tail = "tcp".equals(scheme) ? "" : path;
        return String.format(Locale.ROOT, "%s://%s%s", scheme, authority(), tail);
    }
}
