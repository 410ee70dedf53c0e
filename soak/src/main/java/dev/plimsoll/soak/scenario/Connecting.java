package dev.plimsoll.soak.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How connections are made.
 *
 * @param deadline from the intended moment of a connect to the answered opening; later is a failure
 * @param sources addresses to connect from, in turn; empty to let the plan choose (all of 127.0.0.0/8 for a loopback
 *     target, the kernel's choice otherwise)
 * @param reconnect what to do for a connection that was lost; empty to leave it lost
 * @param headers HTTP headers for protocols that open with HTTP, in order; values never appear in files
 * @param origin the Origin header, if any
 * @param subprotocol the WebSocket subprotocol to ask for, if any
 * @param tls what is asked of a {@code wss} gateway's certificate
 */
public record Connecting(
        Duration deadline,
        List<String> sources,
        Optional<Reconnect> reconnect,
        Map<String, String> headers,
        Optional<String> origin,
        Optional<String> subprotocol,
        Tls tls) {
    /** Copies the collections; headers keep their order. */
    public Connecting {
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(reconnect);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(subprotocol);
        Objects.requireNonNull(tls);
        sources = List.copyOf(sources);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * Which certificates are believed.
     *
     * @param ca a file of PEM certificates that are trusted instead of the JDK's; empty for the JDK's. Relative to the
     *     working directory
     * @param insecure whether any certificate is believed, whatever {@code ca} says
     */
    public record Tls(Optional<String> ca, boolean insecure) {
        /** Those of the JDK's issuers, and no others. */
        public static final Tls OF_THE_JDK = new Tls(Optional.empty(), false);

        /** Checks that it is there. */
        public Tls {
            Objects.requireNonNull(ca);
        }
    }

    /**
     * Lost connections are made again, each after a back-off that doubles, and together never faster than a rate.
     *
     * @param perSecond the most new attempts in a second, above 0
     * @param firstBackoff how long a connection waits before its first attempt (a random share of it is taken off)
     * @param longestBackoff where the doubling ends
     */
    public record Reconnect(double perSecond, Duration firstBackoff, Duration longestBackoff) {
        /** Checks that both are there. */
        public Reconnect {
            Objects.requireNonNull(firstBackoff);
            Objects.requireNonNull(longestBackoff);
        }
    }
}
