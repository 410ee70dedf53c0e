package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Descriptors watched by epoll, of one user ({@code fs/eventpoll.c}). */
public final class EpollWatches {
    private EpollWatches() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named(
                        "fs.epoll.max_user_watches",
                        "descriptors watched by epoll for the user, this process's of them")
                .of(Scope.USER, Role.EITHER)
                .counts("epoll_watch", new Place.Sysctl("fs.epoll.max_user_watches", 0))
                .each(1)
                .shows(Signature.when(Condition.full(), Condition.failures()))
                .seen(
                        "as the server behaves that cannot watch a connection",
                        "ENOSPC from epoll_ctl",
                        "sysctl -w fs.epoll.max_user_watches=N (each takes about 200 bytes of kernel memory)");
    }
}
