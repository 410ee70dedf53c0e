package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** When a silent peer is given up (tcp(7) SO_KEEPALIVE). */
public final class KeepAlive {
    private KeepAlive() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_keepalive_time", "seconds of silence before the first keepalive")
                .behaviour()
                .of(Scope.NAMESPACE, Role.EITHER)
                .counts("keepalive_socket", new Place.Sysctl("net.ipv4.tcp_keepalive_time", 0))
                .seen(
                        "ETIMEDOUT after time + probes × interval",
                        "the same; only sockets with SO_KEEPALIVE, and a live socket keeps the timer it armed",
                        "SO_KEEPALIVE and TCP_KEEPIDLE in the program, or heartbeats of its own");
    }
}
