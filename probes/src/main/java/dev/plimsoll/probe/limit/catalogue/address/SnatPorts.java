package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Source ports that address translation has for one target ({@code net/netfilter/nf_nat_core.c}). */
public final class SnatPorts {
    private SnatPorts() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("SNAT ports", "translated ports of one address for one target")
                .of(Scope.NAMESPACE, Role.EITHER)
                .ceiling(new Place.Unseen("the rule's port range: nft list ruleset, iptables -t nat -S"))
                .shows(Signature.when(
                                Condition.rises("conntrack.insert_failed"),
                                Condition.rises("conntrack.drop"),
                                Condition.failures("timed-out"))
                        .nearWhen(Condition.rises("conntrack.insert_failed"), Condition.rises("conntrack.drop")))
                .seen(
                        "connects to one target time out while another still works",
                        "nothing, not even in the kernel log",
                        "a wider port range in the rule, or more addresses");
    }
}
