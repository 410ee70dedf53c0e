package dev.plimsoll.probe.limit.catalogue.group;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Place.GroupLimit;
import dev.plimsoll.probe.limit.known.Signature;

/** Kernel memory for TCP of a control group: a limit of its own in version 1, part of the memory in version 2. */
public final class TcpMemory {
    private TcpMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("memory.kmem.tcp.limit_in_bytes", "kernel memory for TCP of the control group")
                .of(Scope.CGROUP, Role.EITHER)
                .counts("cgroup_tcp_memory", new Place.Group(GroupLimit.TCP_MEMORY))
                .shows(Signature.when(new Condition.Full(0, 0.05), Condition.rises("tcp.rcv_q_drop"))
                        .or(new Condition.Full(0, 0.05), Condition.rises("tcp.prune_called")))
                .seen(
                        "throughput collapses, retransmissions, messages late or lost",
                        "the same; the limit is soft and no error is returned",
                        "a higher memory.kmem.tcp.limit_in_bytes, or smaller buffers and readers that keep up");
    }
}
