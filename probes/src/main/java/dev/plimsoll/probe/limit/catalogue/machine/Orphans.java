package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Closed sockets whose peer has not closed ({@code tcp_too_many_orphans}). */
public final class Orphans {
    private Orphans() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_max_orphans", "sockets that no program holds")
                .of(Scope.HOST, Role.EITHER)
                .counts("tcp_orphan", new Place.Sysctl("net.ipv4.tcp_max_orphans", 0))
                .shows(Signature.when(Condition.rises("tcp.abort_on_memory"), new Condition.Full(0, 0.5)))
                .seen(
                        "reset instead of a clean close",
                        "kernel log: too many orphaned sockets",
                        "sysctl -w net.ipv4.tcp_max_orphans=N in the first network namespace; peers that close");
    }
}
