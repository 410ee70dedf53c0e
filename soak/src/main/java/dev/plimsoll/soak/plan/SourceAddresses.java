package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/*
 * connect() looks for a free port among even numbers first, then odd; past half of ip_local_port_range towards one
 * destination it costs many times more (inet_hash_connect, net/ipv4/inet_hashtables.c). So no pair of source and target
 * gets more than half of the range, what lingers in TIME_WAIT included.
 */
/** Which addresses to connect from, so that no pair of source and target runs short of local ports. */
final class SourceAddresses {
    private static final int MOST_LOOPBACK = 250;

    private final List<String> addresses;
    private final double portsPerPair;

    private SourceAddresses(List<String> addresses, double portsPerPair) {
        this.addresses = List.copyOf(addresses);
        this.portsPerPair = portsPerPair;
    }

    /**
     * The given addresses, or as many of 127.0.0.0/8 as are needed for a loopback target, or the kernel's choice.
     *
     * @param ports how many local ports are taken at the worst moment
     * @param halfRange half of the local port range
     */
    static SourceAddresses choose(List<String> given, Optional<Target> target, double ports, double halfRange) {
        if (!given.isEmpty()) {
            return new SourceAddresses(given, ports / given.size());
        }
        boolean loopback = target.isEmpty() || isLoopback(target.get().host());
        int needed = (int) Math.ceil(ports / halfRange);
        if (!loopback || needed <= 1) {
            return new SourceAddresses(List.of(), ports);
        }
        List<String> spread = new ArrayList<>();
        for (int i = 1; i <= Math.min(needed, MOST_LOOPBACK); i++) {
            spread.add("127.0.0." + i);
        }
        return new SourceAddresses(spread, ports / spread.size());
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("localhost");
    }

    List<String> addresses() {
        return addresses;
    }

    double portsPerPair() {
        return portsPerPair;
    }

    int count() {
        return Math.max(1, addresses.size());
    }
}
