package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** Ancillary data of one socket (socket(7) optmem_max), with MSG_ZEROCOPY its notifications. */
public final class OptionMemory {
    private OptionMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.core.optmem_max", "ancillary memory of one socket")
                .of(Scope.NAMESPACE, Role.EITHER)
                .ceiling(new Place.Sysctl("net.core.optmem_max", 0))
                .seen(
                        "nothing",
                        "ENOBUFS from sendmsg with MSG_ZEROCOPY; no counter",
                        "sysctl -w net.core.optmem_max=N");
    }
}
