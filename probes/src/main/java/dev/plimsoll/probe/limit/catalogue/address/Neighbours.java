package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Neighbours (ARP) of the machine, all network namespaces together ({@code net/core/neighbour.c}). */
public final class Neighbours {
    private Neighbours() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.neigh.default.gc_thresh3", "neighbour table entries")
                .of(Scope.HOST, Role.EITHER)
                .counts("neighbour", new Place.Sysctl("net.ipv4.neigh.default.gc_thresh3", 0))
                .shows(Signature.when(Condition.rises("neighbour.table_fulls"))
                        .nearWhen(Condition.rises("neighbour.forced_gc_runs")))
                .seen(
                        "TCP connects time out; UDP sends seem to work",
                        "kernel log: neighbour: arp_cache: neighbor table overflow!",
                        "sysctl -w net.ipv4.neigh.default.gc_thresh3=8192 (and gc_thresh2) in the first network namespace");
    }
}
