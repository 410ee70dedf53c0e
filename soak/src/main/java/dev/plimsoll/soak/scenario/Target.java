package dev.plimsoll.soak.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a gateway is.
 *
 * @param scheme {@code tcp}, {@code ws} or {@code wss}, which is {@code ws} inside TLS
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 1 to 65,535
 * @param path what follows the port, beginning with {@code /}; {@code /} where nothing does
 */
public record Target(String scheme, String host, int port, String path) {
    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_PORT = 65_535;
    private static final List<String> SCHEMES = List.of("tcp", "ws", "wss");
    private static final int PORT_OF_HTTPS = 443;
    private static final Set<String> LATER_SCHEMES = Set.of("tls", "ssl", "ssh", "http", "https", "im", "tunnel");
    private static final Pattern URI = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
            + "(?<host>[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?\\])"
            + "(?::(?<port>[0-9]{1,5}))?(?<path>[/?][!-~&&[^#]]*)?");

    /** Checks that all are there. */
    public Target {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(host);
        Objects.requireNonNull(path);
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("port: " + port);
        }
    }

    /** Reads {@code tcp://host:port}, {@code ws://host:port/path} or {@code wss://host[:443]/path}. */
    public static Parsed<Target> parse(String text) {
        Matcher uri = URI.matcher(text);
        if (text.length() > LONGEST_TEXT || !uri.matches()) {
            return Parsed.wrong(text, "is not a target; write e.g. ws://127.0.0.1:8080/ws or tcp://127.0.0.1:9000");
        }
        String scheme = uri.group("scheme").toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(uri.group("path")).orElse("/");
        if (LATER_SCHEMES.contains(scheme)) {
            return Parsed.wrong(text, "is not reached yet: this version speaks tcp://, ws:// and wss://");
        }
        if (!SCHEMES.contains(scheme)) {
            return Parsed.wrong(text, "has an unknown scheme; " + Nearest.hint(scheme, SCHEMES));
        }
        Optional<String> port = Optional.ofNullable(uri.group("port"));
        if (port.isEmpty() && scheme.equals("wss")) {
            port = Optional.of(Integer.toString(PORT_OF_HTTPS));
        }
        if (port.isEmpty()) {
            return Parsed.wrong(text, "has no port; write e.g. " + scheme + "://" + uri.group("host") + ":8080");
        }
        if (scheme.equals("tcp") && !path.equals("/")) {
            return Parsed.wrong(text, "has a path, which tcp does not know; end it after the port");
        }
        String bare = uri.group("host").replaceAll("[\\[\\]]", "");
        return Quantities.whole(port.get(), 1, MOST_PORT)
                .match(
                        number -> Parsed.good(new Target(scheme, bare, number, path)),
                        wrong -> Parsed.wrong(text, "has no such port; write 1 to 65535"));
    }

    /** What is spoken there: the scheme, without the TLS around it. */
    public String protocol() {
        return hasTls() ? "ws" : scheme;
    }

    /** Whether it is spoken inside TLS. */
    public boolean hasTls() {
        return scheme.equals("wss");
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
