package dev.plimsoll.probe.remote.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something answers HTTP.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65,535
 * @param security whether the connection is inside TLS
 * @param path path and query; begins with a slash or is empty
 */
public record Endpoint(String host, int port, Security security, String path) {
    private static final int LONGEST = 2000;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)\\]|(?<host>[A-Za-z0-9._-]+)):(?<port>[0-9]{1,5})");

    /** Checks the port. */
    public Endpoint {
        Objects.requireNonNull(host);
        Objects.requireNonNull(security);
        Objects.requireNonNull(path);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("there is no port " + port);
        }
    }

    /** Whether a connection is inside TLS (RFC 8446). */
    public enum Security {
        /** Never. */
        PLAIN,
        /** Always. */
        TLS,
        /** Unless the address is a loopback one. */
        TLS_BEYOND_LOOPBACK
    }

    /** {@code HOST:PORT}, an IPv6 address in brackets; throws {@link IllegalArgumentException} where it is not that. */
    public static Endpoint of(String authority, Security security, String path) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + authority + "\" is not HOST:PORT; write e.g. 192.0.2.7:9909");
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        return new Endpoint(host, Integer.parseInt(parts.group("port")), security, path);
    }

    /** The endpoint of an {@code http} or {@code https} URL; throws {@link IllegalArgumentException} where it is none. */
    public static Endpoint ofHttp(String url) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!(tls || scheme.equals("http")) || uri.getHost() == null || uri.getRawFragment() != null) {
            throw notAUrl(url);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a name and password in a URL would be written to files; leave them out");
        }
        int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new Endpoint(host, port, tls ? Security.TLS : Security.PLAIN, path + query);
    }

    /** The same place, another path. */
    public Endpoint withPath(String other) {
        return new Endpoint(host, port, security, other);
    }

    /** {@code HOST:PORT}, for people and for the Host header. */
    public String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static URI uri(String url) {
        try {
            if (url.length() > LONGEST) {
                throw notAUrl(url.substring(0, 40) + "…");
            }
            return new URI(url);
        } catch (URISyntaxException e) {
            throw notAUrl(url);
        }
    }

    private static IllegalArgumentException notAUrl(String url) {
        return new IllegalArgumentException(
                "\"" + url + "\" is not an address; write e.g. http://192.0.2.7:9100/metrics");
    }
}
