package dev.plimsoll.probe.limit.catalogue.group;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Place.GroupLimit;
import dev.plimsoll.probe.limit.known.Signature;

/** Processes and threads of a control group (cgroup-v2.rst, Process Number). */
public final class Tasks {
    private Tasks() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("pids.max", "processes and threads of the control group")
                .of(Scope.CGROUP, Role.EITHER)
                .counts("cgroup_task", new Place.Group(GroupLimit.TASKS))
                .shows(Signature.when(Condition.rises("cgroup_task_hit")))
                .seen(
                        "as the server behaves without a thread to serve it",
                        "EAGAIN from fork and clone; Java: unable to create native thread; kernel log: fork rejected by pids controller",
                        "as a service: TasksMax=N; a container: --pids-limit N");
    }
}
