package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Connections that wait for accept(2): min(somaxconn, listen(2)'s argument) and one more ({@code sk_acceptq_is_full}, {@code include/net/sock.h}). Read when listen is called. */
public final class AcceptQueue {
    private AcceptQueue() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("accept queue", "connections waiting to be accepted")
                .of(Scope.PROCESS, Role.SERVER)
                .counts("accept_queue", new Place.Resource("accept_queue_limit"))
                .shows(Signature.when(
                                Condition.rises("tcp.listen_overflows"),
                                new Condition.AtLeast("accept_queue", 1, "accept_queue_limit"))
                        .or(
                                Condition.rises("tcp.listen_overflows"),
                                new Condition.AtLeast("accept_queue", 0.25, "accept_queue_limit"),
                                Condition.failures("timed-out", "handshake-timed-out", "reset", "closed-early"))
                        .nearWhen(Condition.rises("tcp.listen_overflows"))
                        .behind("RLIMIT_NOFILE", "pids.max", "RLIMIT_NPROC", "memory.max", "kernel.pid_max"))
                .seen(
                        "connects that take 1, 3, 7 s (SYNs sent again) or time out; with tcp_abort_on_overflow=1 some are reset; ghosts: connected, never served",
                        "nothing: the program never sees those that were dropped",
                        "a program that accepts faster; sysctl -w net.core.somaxconn=N and a larger argument of listen(2), then a restart");
    }
}
