package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Packets that wait for a CPU to take them in ({@code net/core/dev.c} enqueue_to_backlog). */
public final class DeviceBacklog {
    private DeviceBacklog() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.core.netdev_max_backlog", "packets waiting for a CPU")
                .of(Scope.HOST, Role.EITHER)
                .ceiling(new Place.Sysctl("net.core.netdev_max_backlog", 0))
                .shows(Signature.when(new Condition.Rises("softnet.dropped", 10), Condition.failures())
                        .nearWhen(new Condition.Rises("softnet.dropped", 10)))
                .seen(
                        "retransmissions, datagrams lost",
                        "the second column of /proc/net/softnet_stat rises on one CPU",
                        "sysctl -w net.core.netdev_max_backlog=N in the first network namespace; receive queues spread over CPUs");
    }
}
