package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Kernel memory for TCP of the machine (tcp(7) tcp_mem). */
public final class SocketMemory {
    private SocketMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("net.ipv4.tcp_mem", "kernel memory for TCP of the machine")
                .of(Scope.HOST, Role.EITHER)
                .counts("tcp_memory", new Place.SysctlPages("net.ipv4.tcp_mem", 2))
                .shows(Signature.when(Condition.rises("tcp.abort_on_memory"), new Condition.Full(0, 0.05))
                        .nearWhen(Condition.rises("tcp.memory_pressures"))
                        .behind("net.ipv4.tcp_max_orphans"))
                .seen(
                        "stalls, then resets",
                        "kernel log: TCP: out of memory -- consider tuning tcp_mem",
                        "sysctl -w net.ipv4.tcp_mem='LOW PRESSURE HIGH' in pages, in the first network namespace");
    }
}
