package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Process ids: of the pid namespace since Linux 6.14, of the machine before ({@code kernel/pid.c}). */
public final class ProcessIds {
    /** Once all were given out, the first 300 are not given out again (RESERVED_PIDS, kernel/pid.c). */
    private static final double LOW_IDS = 300;

    private ProcessIds() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("kernel.pid_max", "process ids")
                .of(Scope.NAMESPACE, Role.EITHER)
                .counts("namespace_task", new Place.Sysctl("kernel.pid_max", 0))
                .shows(Signature.when(new Condition.Full(LOW_IDS, 0.02), Condition.failures())
                        .behind("pids.max", "RLIMIT_NPROC"))
                .seen(
                        "as the server behaves without a thread to serve it",
                        "EAGAIN from fork and clone; no counter",
                        "sysctl -w kernel.pid_max=4194304");
    }
}
