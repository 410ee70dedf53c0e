package dev.plimsoll.probe.remote.serve;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Where to serve, and inside of what.
 *
 * @param address resolved; port 0 for any that is free
 * @param tls the server's side of TLS; empty for none, which is for loopback alone
 */
public record ServeOrder(InetSocketAddress address, Optional<SslContext> tls) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)\\]|(?<host>[A-Za-z0-9._-]+)):(?<port>[0-9]{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /** Refuses to serve beyond loopback without TLS. */
    public ServeOrder {
        if (tls.isEmpty() && !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(withoutTls(address.getAddress()));
        }
    }

    /**
     * What a person ordered.
     *
     * @param hostPort {@code HOST:PORT}
     * @param certificate a chain in PEM
     * @param key its private key in PEM (PKCS #8), without a password
     * @throws IllegalArgumentException saying what is wrong and what to type
     */
    public static ServeOrder of(String hostPort, Optional<Path> certificate, Optional<Path> key) {
        InetSocketAddress address = address(hostPort);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--certificate FILE and --key FILE belong together");
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return new ServeOrder(address, Optional.empty());
        }
        return new ServeOrder(address, Optional.of(tls(certificate.get(), key.get())));
    }

    private static InetSocketAddress address(String hostPort) {
        Matcher parts = AUTHORITY.matcher(hostPort);
        if (!parts.matches() || Integer.parseInt(parts.group("port")) > LARGEST_PORT) {
            throw new IllegalArgumentException("\"" + hostPort + "\" is not HOST:PORT; write e.g. 127.0.0.1:9909");
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        try {
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(parts.group("port")));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the name " + host + " has no address", e);
        }
    }

    private static SslContext tls(Path certificate, Path key) {
        for (Path file : new Path[] {certificate, key}) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(
                        file + " cannot be read; make both files with:\n  " + openssl("HOST"));
            }
        }
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    certificate + " and " + key + " are no certificate and key in PEM; make both with:\n  "
                            + openssl("HOST"),
                    e);
        }
    }

    private static String withoutTls(InetAddress address) {
        String literal = address.getHostAddress();
        return literal + " is not loopback: the token would be read on the way. Serve on 127.0.0.1, or with"
                + " --certificate cert.pem --key key.pem, which this makes:\n  "
                + openssl(address.isAnyLocalAddress() ? "HOST" : literal);
    }

    private static String openssl(String host) {
        String name = host.equals("HOST") ? "DNS:HOST" : "IP:" + host;
        return "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30"
                + " -keyout key.pem -out cert.pem -subj /CN=" + host + " -addext subjectAltName=" + name;
    }
}
