package dev.plimsoll.probe.remote;

import dev.plimsoll.probe.remote.http.Endpoint;
import dev.plimsoll.probe.remote.http.Endpoint.Security;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject that is read over a connection, as a person writes it: {@code probe://HOST:PORT/pid:42} ({@code probes://} for
 * TLS on loopback too), {@code go:http://HOST:PORT/debug/pprof}, or {@code metrics:http://HOST:PORT/metrics#one,another}.
 */
public sealed interface RemoteAddress {
    /** Where it is. */
    Endpoint endpoint();

    /**
     * A probe of ours served there.
     *
     * @param subject whose readings, in the words of that host: {@code pid:42}, {@code port:8080}, {@code name:nginx} or
     *     {@code host}
     */
    record Served(Endpoint endpoint, String subject) implements RemoteAddress {}

    /**
     * {@code net/http/pprof} of a Go program.
     *
     * @param endpoint its path is that of the index, without a slash at its end
     */
    record Go(Endpoint endpoint) implements RemoteAddress {}

    /**
     * Metrics in the text format of Prometheus or OpenMetrics.
     *
     * @param more metrics asked for by name, beside those that are known
     */
    record Metrics(Endpoint endpoint, List<String> more) implements RemoteAddress {
        /** Copies the list. */
        public Metrics {
            more = List.copyOf(more);
        }
    }

    /**
     * What {@code words} mean; empty where they are of no kind that is read over a connection.
     *
     * @throws IllegalArgumentException saying what is wrong, for the person
     */
    static Optional<RemoteAddress> parse(String words) {
        if (words.startsWith("probe:") || words.startsWith("probes:")) {
            return Optional.of(served(words));
        }
        if (words.startsWith("go:")) {
            Endpoint index = Endpoint.ofHttp(words.substring("go:".length()));
            return Optional.of(new Go(index.withPath(index.path().replaceFirst("/+$", ""))));
        }
        return words.startsWith("metrics:")
                ? Optional.of(metrics(words.substring("metrics:".length())))
                : Optional.empty();
    }

    private static Served served(String words) {
        Matcher parts = Words.SERVED.matcher(words);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + words + "\" is not a served probe; write e.g. probe://192.0.2.7:9909/pid:4242");
        }
        Security security = parts.group("tls") == null ? Security.TLS_BEYOND_LOOPBACK : Security.TLS;
        return new Served(Endpoint.of(parts.group("authority"), security, "/"), parts.group("subject"));
    }

    private static Metrics metrics(String url) {
        int hash = url.indexOf('#');
        List<String> more =
                hash < 0 ? List.of() : List.of(url.substring(hash + 1).split(",", -1));
        for (String name : more) {
            if (!Words.METRIC.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not the name of a metric; write e.g. …/metrics#sessions_open,rooms");
            }
        }
        return new Metrics(Endpoint.ofHttp(hash < 0 ? url : url.substring(0, hash)), more);
    }

    /** The patterns. */
    final class Words {
        private static final Pattern SERVED = Pattern.compile(
                "probe(?<tls>s)?://(?<authority>[^/?#@\\s]{1,260})/(?<subject>host|(?:pid|port):[0-9]{1,9}|name:[!-~]{1,100})");
        private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]{0,199}");

        private Words() {}
    }
}
