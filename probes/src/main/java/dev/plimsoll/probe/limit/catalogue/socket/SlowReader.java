package dev.plimsoll.probe.limit.catalogue.socket;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** A peer that does not read: what was written to it stays in the kernel (tcp(7), tcp_wmem). */
public final class SlowReader {
    private SlowReader() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("slow reader", "a connection whose peer does not read")
                .behaviour()
                .of(Scope.PROCESS, Role.EITHER)
                .counts(
                        "stalled_socket",
                        new Place.Unseen("each holds up to tcp_wmem[2] of kernel memory on the writer's side"))
                .shows(Signature.none().nearWhen(new Condition.Reaches("stalled_socket", 1)))
                .seen(
                        "its own messages late",
                        "EAGAIN from write for this connection alone; kernel memory grows",
                        "a bound on what is queued for one connection, and a deadline after which it is closed");
    }
}
