package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.netlink.message.Exchange;
import dev.plimsoll.probe.netlink.message.SocketQuery;
import dev.plimsoll.probe.netlink.message.SocketRows;

/**
 * The TCP sockets of one network namespace, of both families (man 7 sock_diag). Needs no rights. For one thread at a time.
 */
final class SocketDiag implements AutoCloseable {
    private final NetlinkChannel channel;
    private Walk walk;

    /** Over the kernel's table, which takes time of its own however few sockets are looked for. */
    enum Walk {
        /** Once, with the older form of the request. */
        BOTH_FAMILIES,
        /** Once for each family: where the older form is not answered. */
        EACH_FAMILY
    }

    private SocketDiag(NetlinkChannel channel, Walk walk) {
        this.channel = channel;
        this.walk = walk;
    }

    /** In that namespace. */
    static SocketDiag of(NetNamespace namespace) {
        return of(namespace, Walk.BOTH_FAMILIES);
    }

    /** In that namespace, beginning with that walk. */
    static SocketDiag of(NetNamespace namespace, Walk walk) {
        return new SocketDiag(new NetlinkChannel(namespace, NetlinkSocket.SOCK_DIAG), walk);
    }

    /** Hands over each socket that {@code query} asks for. The table is not frozen meanwhile. */
    Seen<Exchange.State> each(SocketQuery query, SocketRows rows) {
        Seen<Exchange.State> answer = channel.ask(socket -> attempt(socket, query, rows));
        if (answer instanceof Seen.Absent<Exchange.State> && walk == Walk.BOTH_FAMILIES) {
            walk = Walk.EACH_FAMILY;
            answer = channel.ask(socket -> attempt(socket, query, rows));
        }
        return answer.then(state -> rows.garbled() == 0
                ? new Seen.Found<>(state)
                : new Seen.Failed<>(rows.garbled() + " sockets of the kernel's answer are not understood"));
    }

    @Override
    public void close() {
        channel.close();
    }

    private Exchange.State attempt(NetlinkSocket socket, SocketQuery query, SocketRows rows) {
        rows.begin();
        if (walk == Walk.BOTH_FAMILIES) {
            return socket.ask(query::putBothFamilies, rows);
        }
        Exchange.State state = of(socket, query, SocketQuery.Family.INET, rows);
        return state == Exchange.State.DONE ? of(socket, query, SocketQuery.Family.INET6, rows) : state;
    }

    private static Exchange.State of(
            NetlinkSocket socket, SocketQuery query, SocketQuery.Family family, SocketRows rows) {
        return socket.ask((buffer, sequence) -> query.put(buffer, sequence, family), rows);
    }
}
