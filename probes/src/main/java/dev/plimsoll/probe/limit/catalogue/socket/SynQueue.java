package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Handshakes under way ({@code tcp_conn_request}, {@code net/ipv4/tcp_input.c}): the listen backlog with SYN cookies, 3/4 of tcp_max_syn_backlog without. */
public final class SynQueue {
    private SynQueue() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("SYN queue", "handshakes under way")
                .of(Scope.NAMESPACE, Role.SERVER)
                .ceiling(new Place.Unseen(
                        "the listen backlog with SYN cookies, 3/4 of tcp_max_syn_backlog and one more without"))
                .shows(Signature.when(Condition.rises("tcp.req_q_full_drop"))
                        .or(
                                new Condition.RisesBeyond("tcp.listen_drops", "tcp.listen_overflows"),
                                new Condition.Reaches("tcp_syn_recv", 1))
                        .nearWhen(Condition.rises("tcp.req_q_full_do_cookies")))
                .seen(
                        "timeouts without SYN cookies, nothing with them",
                        "kernel log: Possible SYN flooding on port N; over 3/4 of tcp_max_syn_backlog without cookies only ListenDrops",
                        "sysctl -w net.ipv4.tcp_syncookies=1 and a larger argument of listen(2); tcp_max_syn_backlog matters without cookies alone");
    }
}
