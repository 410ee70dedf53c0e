package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.netlink.message.SocketQuery;
import dev.plimsoll.probe.netlink.message.SocketRows;
import dev.plimsoll.probe.netlink.message.SocketState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * The probes of one process that netlink answers, with what they hold open: at most one descriptor of the namespace and a
 * socket each. Closing gives them back; a probe that is asked afterwards fails with that reason.
 */
public final class NetlinkProbes implements AutoCloseable {
    private final List<Probe> probes = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    private NetlinkProbes() {}

    /**
     * Decides once whether netlink works for this process: whether its namespace can be entered and answers.
     *
     * <p>Where it does, the probes are {@link ListenQueueProbe}, {@link StateProbe} and {@link SocketDetailProbe}. Where it
     * does not, {@code otherwise} reads what of the last it can, and all else is absent or failed with the reason. {@link
     * ConntrackProbe} is added where there is no {@code /proc/PID/net/stat/nf_conntrack}.
     *
     * @param socketInodes the inodes of the process's descriptors that are sockets, in rising order, listed anew each time
     * @param otherwise reads {@code socket}, {@code established}, {@code close_wait} and {@code listen} without netlink
     */
    public static NetlinkProbes ofProcess(long pid, Supplier<Seen<long[]>> socketInodes, Probe otherwise) {
        NetlinkProbes all = new NetlinkProbes();
        Seen<NetNamespace> working = NetNamespace.ofProcess(pid).then(all::ifItAnswers);
        if (working instanceof Seen.Found<NetNamespace> given) {
            all.addSockets(given.value(), socketInodes);
        } else {
            all.addUnread(working.reading(never -> new Reading.Failed("no answer")));
            all.probes.add(otherwise);
        }
        if (!Files.exists(Path.of("/proc/" + pid + "/net/stat/nf_conntrack"))) {
            all.addConntrack(working);
        }
        return all;
    }

    /** All of them. */
    public List<Probe> probes() {
        return List.copyOf(probes);
    }

    /** Whether netlink answers, so that {@code otherwise} is not among them. */
    public boolean isAnswered() {
        return probes.stream().anyMatch(SocketDetailProbe.class::isInstance);
    }

    @Override
    public void close() {
        Collections.reverse(closing);
        closing.forEach(Runnable::run);
        closing.clear();
    }

    private Seen<NetNamespace> ifItAnswers(NetNamespace namespace) {
        closing.add(namespace::close);
        SocketRows none = new SocketRows(new SocketTotals());
        try (SocketDiag diag = SocketDiag.of(namespace)) {
            return diag.each(SocketQuery.in(EnumSet.of(SocketState.LISTEN)), none)
                    .then(done -> new Seen.Found<>(namespace));
        }
    }

    private void addSockets(NetNamespace namespace, Supplier<Seen<long[]>> socketInodes) {
        Listeners listeners = new Listeners(socketInodes, System::nanoTime);
        probes.add(new ListenQueueProbe(closedWithThis(namespace), listeners));
        probes.add(new StateProbe(closedWithThis(namespace)));
        probes.add(new SocketDetailProbe(closedWithThis(namespace), socketInodes));
    }

    // a socket for each probe: they may be asked from different threads
    private SocketDiag closedWithThis(NetNamespace namespace) {
        SocketDiag diag = SocketDiag.of(namespace);
        closing.add(diag::close);
        return diag;
    }

    private void addUnread(Reading reading) {
        probes.add(new UnreadProbe("listen", Probe.Tier.FAST, ListenQueueProbe.names(), reading));
        probes.add(new UnreadProbe("tcp_state", Probe.Tier.SLOW, StateProbe.names(), reading));
        probes.add(new UnreadProbe("socket_detail", Probe.Tier.QUIET, SocketDetailProbe.names(), reading));
    }

    private void addConntrack(Seen<NetNamespace> namespace) {
        if (namespace instanceof Seen.Found<NetNamespace> given) {
            ConntrackProbe probe = new ConntrackProbe(given.value());
            closing.add(probe::close);
            probes.add(probe);
        } else {
            Reading reading = namespace.reading(never -> new Reading.Failed("no answer"));
            probes.add(new UnreadProbe("ctnetlink", Probe.Tier.SLOW, ConntrackProbe.names(), reading));
        }
    }
}
