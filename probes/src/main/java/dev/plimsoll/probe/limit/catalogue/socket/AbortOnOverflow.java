package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** What becomes of a connection whose last ACK meets a full accept queue ({@code net/ipv4/tcp_minisocks.c}). */
public final class AbortOnOverflow {
    private AbortOnOverflow() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_abort_on_overflow", "whether an overflowing accept queue resets")
                .behaviour()
                .of(Scope.NAMESPACE, Role.SERVER)
                .ceiling(new Place.Sysctl("net.ipv4.tcp_abort_on_overflow", 0))
                .seen(
                        "0: connected as far as it knows, and never served; 1: reset",
                        "EmbryonicRsts rise with 1; it matters only if the queue filled between SYN and ACK",
                        "leave it at 0 and make the accept queue longer");
    }
}
