package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Keys in the kernel's keyrings, of one user (keyrings(7)). */
public final class Keys {
    private Keys() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("kernel.keys.maxkeys", "kernel keys of the user")
                .of(Scope.USER, Role.EITHER)
                .counts("key", new Place.NotRoot(new Place.Sysctl("kernel.keys.maxkeys", 0)))
                .shows(Signature.when(Condition.full(), Condition.failures()))
                .seen("as the server behaves", "EDQUOT from add_key", "sysctl -w kernel.keys.maxkeys=2000");
    }
}
