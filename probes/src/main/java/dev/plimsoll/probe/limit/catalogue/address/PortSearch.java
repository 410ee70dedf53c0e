package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** What looking for a free local port costs once half of the range is taken ({@code __inet_hash_connect}). */
public final class PortSearch {
    private PortSearch() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("port search", "time that connect takes to find a port")
                .behaviour()
                .of(Scope.NAMESPACE, Role.CLIENT)
                .counts("ports_used", new Place.PortRange())
                .seen(
                        "connect takes many times as long once half of the ports for one target are used",
                        "nothing",
                        "a second source address, ports of one's own choosing, or IP_LOCAL_PORT_RANGE");
    }
}
