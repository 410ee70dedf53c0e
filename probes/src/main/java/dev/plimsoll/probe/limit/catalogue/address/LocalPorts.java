package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Local ports for one source address, target address and target port (ip(7) ip_local_port_range, {@code net/ipv4/inet_hashtables.c}). */
public final class LocalPorts {
    private LocalPorts() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.ip_local_port_range", "local ports of one source for one target")
                .of(Scope.NAMESPACE, Role.CLIENT)
                .counts("ports_used", new Place.PortRange())
                .each(1)
                .shows(Signature.when(new Condition.OwnFailures("ephemeral-ports"))
                        .or(Condition.full(), Condition.failures()))
                .seen(
                        "EADDRNOTAVAIL from connect, EADDRINUSE from bind before it; no counter",
                        "nothing",
                        "sysctl -w net.ipv4.ip_local_port_range='1024 65535', more --source-addresses, fewer connections per second");
    }
}
