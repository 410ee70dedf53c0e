package dev.plimsoll.soak.plan;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a run takes of each limit of this machine, by the numbers of its timeline. */
final class Budget {
    private static final int OWN_DESCRIPTORS = 96; // files of the run, event loops, libraries, a reserve
    private static final double TIME_WAIT_SECONDS = 60; // TCP_TIMEWAIT_LEN, include/net/tcp.h
    private static final double CONNTRACK_TIME_WAIT_SECONDS = 120; // net/netfilter/nf_conntrack_proto_tcp.c
    private static final double KERNEL_BYTES_PER_SOCKET = 4096; // slab of an idle TCP socket with its file and watch
    private static final double USER_BYTES_PER_CONNECTION = 4096; // what either side's process keeps, rounded up
    private static final double TLS_BYTES_PER_CONNECTION = 8192; // an engine with its keys and session, rounded up
    private static final double PAGE_BYTES = 4096;
    private static final double OWN_BYTES = 768.0 * 1024 * 1024; // both processes before the first connection

    private final Scenario scenario;
    private final MachineLimits limits;
    private final int peak;
    private final Closes closes;
    private final List<BudgetLine> lines = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    Budget(Scenario scenario, List<PlannedPhase> phases, MachineLimits limits) {
        this.scenario = scenario;
        this.limits = limits;
        this.peak = phases.stream().mapToInt(PlannedPhase::mostOpen).max().orElse(0);
        this.closes = new Closes(phases);
    }

    /** Local ports that are taken at the worst moment, TIME_WAIT included. */
    double ports() {
        return peak + closes.mostWithin(TIME_WAIT_SECONDS);
    }

    /** Half of the local port range: past it, connecting gets dear. */
    double halfPortRange() {
        double ports = limits.lastPort().amountOrNaN() - limits.firstPort().amountOrNaN() + 1;
        return Double.isNaN(ports) ? Double.MAX_VALUE : ports / 2;
    }

    /** All lines, the first to bind on top. */
    List<BudgetLine> lines(SourceAddresses sources) {
        descriptors();
        ports(sources);
        memory();
        timeWait();
        conntrack();
        socketMemory();
        lines.sort(Comparator.comparingDouble(BudgetLine::share).reversed());
        return List.copyOf(lines);
    }

    /** What could not be budgeted, in words. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    private void descriptors() {
        double ceiling = amount("RLIMIT_NOFILE", limits.openFiles());
        double own = OWN_DESCRIPTORS + zeroIfUnknown(limits.openFilesUsed());
        String mend = String.format(Locale.ROOT, "ulimit -n %.0f (a service: LimitNOFILE=)", peak + own);
        add("RLIMIT_NOFILE", "generator", new Need(own, 1), ceiling, "descriptors", mend);
        if (scenario.target().isEmpty()) {
            add("RLIMIT_NOFILE", "gateway", new Need(OWN_DESCRIPTORS, 1), ceiling, "descriptors", mend);
        }
    }

    private void ports(SourceAddresses sources) {
        if (halfPortRange() >= Double.MAX_VALUE) {
            unknown.add("the local port range could not be read: ports are not budgeted");
            return;
        }
        String mend = "sysctl -w net.ipv4.ip_local_port_range='1024 65535', or more --source-addresses";
        double lingering = (sources.portsPerPair() * sources.count() - peak) / sources.count();
        add(
                "net.ipv4.ip_local_port_range",
                "generator",
                new Need(lingering, 1.0 / sources.count()),
                halfPortRange(), // past it, connecting gets dear
                "ports per source and target",
                mend);
    }

    private void memory() {
        boolean bothHere = scenario.target().isEmpty();
        int sides = bothHere ? 2 : 1;
        boolean tls = scenario.target().filter(Target::hasTls).isPresent();
        double perConnection =
                sides * (KERNEL_BYTES_PER_SOCKET + USER_BYTES_PER_CONNECTION) + (tls ? TLS_BYTES_PER_CONNECTION : 0);
        double ceiling = amount("memory", limits.memory());
        add(
                "memory",
                "host",
                new Need(OWN_BYTES, perConnection),
                ceiling,
                "bytes",
                "run on a machine with more memory");
    }

    private void timeWait() {
        double used = zeroIfUnknown(limits.timeWaitUsed());
        double ceiling = share(used, amount("net.ipv4.tcp_max_tw_buckets", limits.timeWaitBuckets()));
        double lingering = closes.mostWithin(TIME_WAIT_SECONDS);
        String mend = "fewer closes per second, sysctl -w net.ipv4.tcp_max_tw_buckets=…, or a larger host_share";
        add("net.ipv4.tcp_max_tw_buckets", "host", new Need(used + lingering, 0), ceiling, "entries", mend);
    }

    private void conntrack() {
        if (limits.conntrackEntries() instanceof Reading.Absent) {
            return; // nothing is tracked here
        }
        double used = zeroIfUnknown(limits.conntrackUsed());
        double ceiling = share(used, amount("net.netfilter.nf_conntrack_max", limits.conntrackEntries()));
        double timeout = limits.conntrackTimeWait().amountOrNaN();
        double lingering = closes.mostWithin(Double.isNaN(timeout) ? CONNTRACK_TIME_WAIT_SECONDS : timeout);
        String mend = "fewer connections or closes, sysctl -w net.netfilter.nf_conntrack_max=…, or a larger host_share";
        add("net.netfilter.nf_conntrack_max", "host", new Need(used + lingering, 1), ceiling, "entries", mend);
    }

    private void socketMemory() {
        double used = zeroIfUnknown(limits.tcpMemoryUsed());
        double ceiling = share(used, amount("net.ipv4.tcp_mem", limits.tcpMemory()));
        int sides = scenario.target().isEmpty() ? 2 : 1;
        double perConnection = sides * largestInFlight();
        String mend = "smaller or fewer messages in flight, sysctl -w net.ipv4.tcp_mem=…, or a larger host_share";
        add("net.ipv4.tcp_mem", "host", new Need(used, perConnection), ceiling, "bytes", mend);
    }

    /** What one connection's messages may fill of a socket's buffers, in bytes: whole pages, at least one. */
    private double largestInFlight() {
        double most = 0;
        for (Phase phase : scenario.phases()) {
            if (phase instanceof Traffic traffic) {
                most = Math.max(most, Math.ceil((double) traffic.bytes() * traffic.outstanding() / PAGE_BYTES));
            }
        }
        return most * PAGE_BYTES;
    }

    /** What a run takes whatever its size, and what each connection adds. */
    private record Need(double fixed, double perConnection) {}

    private void add(String limit, String subject, Need need, double ceiling, String unit, String mend) {
        if (Double.isNaN(ceiling)) {
            return;
        }
        double fits = Math.floor((ceiling - need.fixed()) / need.perConnection());
        int connections = (int) Math.max(0, Math.min(Integer.MAX_VALUE, Double.isNaN(fits) ? 0 : fits));
        double needs = need.fixed() + need.perConnection() * peak;
        lines.add(new BudgetLine(limit, subject, needs, ceiling, unit, connections, mend));
    }

    private double share(double used, double ceiling) {
        return used + (ceiling - used) * scenario.hostShare();
    }

    private double amount(String name, Reading reading) {
        double amount = reading.amountOrNaN();
        if (Double.isNaN(amount)) {
            unknown.add(name + " could not be read: it is not budgeted");
        }
        return amount;
    }

    private static double zeroIfUnknown(Reading reading) {
        double amount = reading.amountOrNaN();
        return Double.isNaN(amount) ? 0 : amount;
    }
}
