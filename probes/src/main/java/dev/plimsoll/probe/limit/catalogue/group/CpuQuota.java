package dev.plimsoll.probe.limit.catalogue.group;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Place.GroupLimit;
import dev.plimsoll.probe.limit.known.Signature;

/** CPU time of a control group per period (cgroup-v2.rst, CPU). */
public final class CpuQuota {
    private CpuQuota() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("cpu.max", "CPU time of the control group")
                .of(Scope.CGROUP, Role.EITHER)
                .ceiling(new Place.Group(GroupLimit.CPU))
                .shows(Signature.none().nearWhen(Condition.rises("cgroup_throttled")))
                .seen(
                        "latency in steps of the period, 100 ms as a rule",
                        "all its threads stand still until the next period",
                        "as a service: CPUQuota=400%; a container: --cpus 4");
    }
}
