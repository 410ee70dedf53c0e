package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** What a UDP socket may hold unread ({@code net/ipv4/udp.c}). */
public final class DatagramBuffer {
    private DatagramBuffer() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.core.rmem_default", "receive buffers of UDP sockets")
                .of(Scope.NAMESPACE, Role.EITHER)
                .ceiling(new Place.Sysctl("net.core.rmem_default", 0))
                .shows(Signature.when(new Condition.Rises("udp.rcvbuf_errors", 10)))
                .seen(
                        "datagrams lost without a word",
                        "RcvbufErrors rise",
                        "a program that reads faster, SO_RCVBUF (sysctl net.core.rmem_max is its most)");
    }
}
