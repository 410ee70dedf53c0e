package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Memory of the machine, as connecting meets it: ENOMEM, ENOBUFS, or the JVM's own. */
public final class MachineMemory {
    private MachineMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("memory", "memory of the machine")
                .of(Scope.HOST, Role.EITHER)
                .ceiling(new Place.Unseen("memory_available tells what is left"))
                .shows(Signature.when(new Condition.OwnFailures("memory")))
                .seen("ENOMEM or ENOBUFS from connect and send", "the same", "run on a machine with more memory");
    }
}
