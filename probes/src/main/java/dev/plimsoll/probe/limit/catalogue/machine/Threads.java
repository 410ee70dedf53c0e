package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Threads of the machine ({@code kernel/fork.c}). */
public final class Threads {
    private Threads() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("kernel.threads-max", "threads of the machine")
                .of(Scope.HOST, Role.EITHER)
                .counts("task", new Place.Sysctl("kernel.threads-max", 0))
                .shows(Signature.when(new Condition.Full(16, 0.005), Condition.failures()))
                .seen(
                        "as the server behaves without a thread to serve it",
                        "EAGAIN from fork and clone",
                        "sysctl -w kernel.threads-max=N");
    }
}
