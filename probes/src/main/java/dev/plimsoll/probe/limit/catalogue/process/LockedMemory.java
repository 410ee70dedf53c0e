package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Bytes that may not be swapped (getrlimit(2) RLIMIT_MEMLOCK); io_uring charges its rings to the user ({@code io_uring/memmap.c}). */
public final class LockedMemory {
    private LockedMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("RLIMIT_MEMLOCK", "locked and pinned memory of the user, this process's of it")
                .of(Scope.USER, Role.EITHER)
                .counts("pinned", new Place.NotRoot(new Place.Rlimit("Max locked memory")))
                .shows(Signature.when(new Condition.Full(4096, 0.01), Condition.failures()))
                .seen(
                        "ENOMEM from io_uring_setup or from registering buffers",
                        "the same; counted per user, so a second process with rings may fail though it is alone with its own",
                        "ulimit -l unlimited before it starts; as a service: LimitMEMLOCK=infinity");
    }
}
