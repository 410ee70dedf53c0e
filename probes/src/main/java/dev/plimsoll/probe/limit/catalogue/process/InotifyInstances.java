package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** inotify descriptors of one user ({@code fs/notify/inotify}). */
public final class InotifyInstances {
    private InotifyInstances() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named(
                        "fs.inotify.max_user_instances", "inotify descriptors of the user, this process's of them")
                .of(Scope.USER, Role.EITHER)
                .counts("inotify_instance", new Place.Sysctl("fs.inotify.max_user_instances", 0))
                .shows(Signature.when(Condition.full(), Condition.failures()).behind("RLIMIT_NOFILE"))
                .seen(
                        "as the server behaves",
                        "EMFILE from inotify_init although descriptors are free",
                        "sysctl -w fs.inotify.max_user_instances=1024");
    }
}
