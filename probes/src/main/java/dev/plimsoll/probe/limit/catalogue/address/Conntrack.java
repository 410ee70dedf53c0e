package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Tracked connections ({@code net/netfilter/nf_conntrack_core.c}): one number for the machine, compared with each network namespace's own count. */
public final class Conntrack {
    private Conntrack() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.netfilter.nf_conntrack_max", "tracked connections of the namespace")
                .of(Scope.NAMESPACE, Role.EITHER)
                .counts("conntrack", new Place.Sysctl("net.netfilter.nf_conntrack_max", 0))
                .each(1)
                .shows(Signature.when(
                                new Condition.RisesBeyond("conntrack.drop", "conntrack.insert_failed"),
                                new Condition.Full(16, 0.01))
                        .nearWhen(Condition.rises("conntrack.early_drop")))
                .seen(
                        "TCP connects time out; UDP sends fail with EPERM",
                        "nothing; kernel log: nf_conntrack: table full, dropping packet. Before that early_drop rises and nobody notices",
                        "sysctl -w net.netfilter.nf_conntrack_max=1048576 in the first network namespace; shorter timeouts; no tracking for the gateway's port");
    }
}
