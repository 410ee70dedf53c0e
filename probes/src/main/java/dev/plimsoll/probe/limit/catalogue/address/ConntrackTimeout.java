package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** How long an idle connection stays tracked ({@code nf_conntrack_proto_tcp.c}). */
public final class ConntrackTimeout {
    private ConntrackTimeout() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named(
                        "net.netfilter.nf_conntrack_tcp_timeout_established",
                        "seconds an idle connection stays tracked")
                .behaviour()
                .of(Scope.NAMESPACE, Role.EITHER)
                .ceiling(new Place.Sysctl("net.netfilter.nf_conntrack_tcp_timeout_established", 0))
                .seen(
                        "an idle connection falls silent: only retransmissions",
                        "the same; conntrack.invalid rises; a new value counts from an entry's next packet on",
                        "heartbeats more often than the timeout");
    }
}
