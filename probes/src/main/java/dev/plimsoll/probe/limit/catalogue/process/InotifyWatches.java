package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Files watched by inotify, of one user ({@code fs/notify/inotify}). */
public final class InotifyWatches {
    private InotifyWatches() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named(
                        "fs.inotify.max_user_watches", "files watched by inotify for the user, this process's of them")
                .of(Scope.USER, Role.EITHER)
                .counts("inotify_watch", new Place.Sysctl("fs.inotify.max_user_watches", 0))
                .shows(Signature.when(Condition.full(), Condition.failures()))
                .seen(
                        "as the server behaves",
                        "ENOSPC from inotify_add_watch",
                        "sysctl -w fs.inotify.max_user_watches=1048576");
    }
}
