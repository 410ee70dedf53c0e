package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** Whether a port in TIME_WAIT may be taken again ({@code tcp_twsk_unique}). */
public final class TimeWaitReuse {
    private TimeWaitReuse() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_tw_reuse", "taking ports out of TIME_WAIT")
                .behaviour()
                .of(Scope.NAMESPACE, Role.CLIENT)
                .ceiling(new Place.Sysctl("net.ipv4.tcp_tw_reuse", 0))
                .seen(
                        "0: EADDRNOTAVAIL; 1: after a second; 2, the default: to loopback alone, so a test on loopback passes where production fails",
                        "TWRecycled rises",
                        "sysctl -w net.ipv4.tcp_tw_reuse=1 on whoever connects");
    }
}
