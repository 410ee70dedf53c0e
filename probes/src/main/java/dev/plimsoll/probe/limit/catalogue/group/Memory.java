package dev.plimsoll.probe.limit.catalogue.group;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Place.GroupLimit;
import dev.plimsoll.probe.limit.known.Signature;

/** Memory of a control group (cgroup-v2.rst, Memory; cgroup-v1/memory.rst). */
public final class Memory {
    private Memory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("memory.max", "memory of the control group")
                .of(Scope.CGROUP, Role.EITHER)
                .counts("cgroup_memory", new Place.Group(GroupLimit.MEMORY))
                .shows(Signature.when(Condition.rises("cgroup_oom_kill"))
                        .nearWhen(Condition.rises("cgroup_memory_hit"), new Condition.Full(0, 0.05)))
                .seen(
                        "every connection lost at once",
                        "SIGKILL; kernel log: Memory cgroup out of memory: Killed process",
                        "as a service: MemoryMax=N; a container: --memory N");
    }
}
