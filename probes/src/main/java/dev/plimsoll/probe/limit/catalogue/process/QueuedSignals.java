package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Queued signals of one user, of which each POSIX timer takes one (getrlimit(2) RLIMIT_SIGPENDING). */
public final class QueuedSignals {
    private QueuedSignals() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("RLIMIT_SIGPENDING", "queued signals and POSIX timers of the user")
                .of(Scope.USER, Role.EITHER)
                .counts("signals_queued", new Place.Rlimit("Max pending signals"))
                .shows(Signature.when(Condition.full(), Condition.failures()))
                .seen(
                        "as the server behaves",
                        "EAGAIN from timer_create",
                        "ulimit -i N before it starts; as a service: LimitSIGPENDING=N");
    }
}
