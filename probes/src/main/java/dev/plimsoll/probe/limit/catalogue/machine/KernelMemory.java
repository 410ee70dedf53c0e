package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** Kernel memory of an idle connection: socket, inode, file, dentry, watch. */
public final class KernelMemory {
    private KernelMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("kernel memory per connection", "slab of idle sockets")
                .behaviour()
                .of(Scope.HOST, Role.EITHER)
                .counts("slab_unreclaimable", new Place.Unseen("memory of the machine or of the control group"))
                .seen("nothing", "about 4 KiB for each side of an idle TCP connection", "memory");
    }
}
