package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Processes and threads of one user (getrlimit(2) RLIMIT_NPROC, {@code kernel/fork.c}). */
public final class UserProcesses {
    private UserProcesses() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("RLIMIT_NPROC", "processes and threads of the user")
                .of(Scope.USER, Role.EITHER)
                .counts("user_task", new Place.NotRoot(new Place.Rlimit("Max processes")))
                .shows(Signature.when(Condition.full(), Condition.failures()).behind("pids.max"))
                .seen(
                        "as the server behaves without a thread to serve it",
                        "EAGAIN from fork and clone; Java: unable to create native thread; no counter",
                        "ulimit -u N before it starts; as a service: LimitNPROC=N");
    }
}
