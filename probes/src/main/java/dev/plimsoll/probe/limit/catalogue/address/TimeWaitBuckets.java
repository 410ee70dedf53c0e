package dev.plimsoll.probe.limit.catalogue.address;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Connections in TIME_WAIT of a network namespace ({@code net/ipv4/inet_timewait_sock.c}). */
public final class TimeWaitBuckets {
    private TimeWaitBuckets() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_max_tw_buckets", "connections in TIME_WAIT")
                .of(Scope.NAMESPACE, Role.EITHER)
                .counts("time_wait", new Place.Sysctl("net.ipv4.tcp_max_tw_buckets", 0))
                .shows(Signature.when(Condition.rises("tcp.time_wait_overflow")))
                .seen(
                        "nothing",
                        "sockets skip TIME_WAIT without a word; kernel log: time wait bucket table overflow",
                        "sysctl -w net.ipv4.tcp_max_tw_buckets=262144, or fewer closes per second");
    }
}
