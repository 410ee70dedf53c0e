package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.Errno;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.netlink.message.Exchange;
import java.util.Optional;

/**
 * Asks one netlink protocol in one network namespace, again and again: makes its socket when it is first needed and anew
 * after it broke, and says in words why there was no answer. For one thread at a time.
 */
final class NetlinkChannel implements AutoCloseable {
    /** How often an answer is asked for that changed while it was given. */
    private static final int TRIES = 3;

    private final NetNamespace namespace;
    private final int protocol;
    private Optional<NetlinkSocket> socket = Optional.empty();

    NetlinkChannel(NetNamespace namespace, int protocol) {
        this.namespace = namespace;
        this.protocol = protocol;
    }

    /** One try: asks what is to be asked over this socket, from the beginning. */
    @FunctionalInterface
    interface Attempt {
        /** How the last of the answers ended. */
        Exchange.State over(NetlinkSocket socket);
    }

    /** Tries until the answer is whole; given is only ever {@link Exchange.State#DONE}. */
    Seen<Exchange.State> ask(Attempt attempt) {
        return socket().then(open -> ask(open, attempt));
    }

    @Override
    public void close() {
        socket.ifPresent(NetlinkSocket::close);
        socket = Optional.empty();
    }

    private Seen<Exchange.State> ask(NetlinkSocket open, Attempt attempt) {
        Exchange.State state = Exchange.State.MORE;
        for (int tries = 0; tries < TRIES; tries++) {
            state = attempt.over(open);
            if (state != Exchange.State.INTERRUPTED && state != Exchange.State.LOST) {
                break;
            }
        }
        return switch (state) {
            case DONE -> new Seen.Found<>(state);
            case REFUSED -> refused(open.errno());
            case INTERRUPTED -> new Seen.Failed<>("the kernel's table changed while it was read, " + TRIES + " times");
            case LOST -> new Seen.Failed<>("part of the kernel's answer was lost, " + TRIES + " times");
            case MORE -> broken("the kernel did not answer on netlink");
            case GARBLED -> broken("the kernel's answer on netlink is cut, or not understood");
        };
    }

    private Seen<NetlinkSocket> socket() {
        if (socket.isPresent()) {
            return new Seen.Found<>(socket.get());
        }
        Seen<NetlinkSocket> opened = namespace
                .read(() -> NetlinkSocket.open(protocol), NetlinkChannel::closeUnwanted)
                .then(inside -> inside);
        socket = opened.match(Optional::of, absent -> Optional.empty(), failed -> Optional.empty());
        return opened;
    }

    private static void closeUnwanted(Seen<NetlinkSocket> opened) {
        if (opened instanceof Seen.Found<NetlinkSocket> found) {
            found.value().close();
        }
    }

    private Seen<Exchange.State> broken(String reason) {
        close();
        return new Seen.Failed<>(reason);
    }

    private static Seen<Exchange.State> refused(int errno) {
        return switch (errno) {
            case Errno.EPERM -> new Seen.Failed<>("asking needs CAP_NET_ADMIN");
            case Errno.ENOENT, Errno.EOPNOTSUPP, Errno.EINVAL ->
                new Seen.Absent<>("this kernel does not answer it: " + Errno.name(errno));
            default -> new Seen.Failed<>("the kernel refused: " + Errno.name(errno));
        };
    }
}
