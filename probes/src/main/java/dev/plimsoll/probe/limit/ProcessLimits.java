package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Limit;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.proc.Seen;
import dev.plimsoll.probe.proc.Sysctls;
import java.util.List;
import java.util.function.Supplier;

/**
 * The ceilings of one watched process, its own first, then its control group's, then the machine's. Settings of a network
 * namespace can only be read from inside it: for a process in another namespace they fail rather than show ours.
 */
public final class ProcessLimits {
    private final ProcReader reader;
    private final Sysctls sysctls;
    private final long pid;

    private ProcessLimits(ProcReader reader, long pid) {
        this.reader = reader;
        this.sysctls = new Sysctls(reader);
        this.pid = pid;
    }

    /** Those of {@code pid}, in a stable order. */
    public static List<Limit> read(long pid) {
        return read(ProcReader.ofThisMachine(), pid);
    }

    static List<Limit> read(ProcReader reader, long pid) {
        return new ProcessLimits(reader, pid).all();
    }

    private List<Limit> all() {
        Cgroup cgroup = Cgroup.ofProcess(pid);
        return List.of(
                openFiles(),
                limit(
                        "RLIMIT_MEMLOCK",
                        rlimits().reading(limits -> limits.soft(Rlimits.LOCKED_MEMORY)),
                        "ulimit -l unlimited before it starts; as a service: LimitMEMLOCK=infinity"),
                limit(
                        "RLIMIT_NPROC",
                        rlimits().reading(limits -> limits.soft(Rlimits.PROCESSES)),
                        "ulimit -u 65536 before it starts; as a service: LimitNPROC=65536 (root is exempt)"),
                limit("pids.max", cgroup.taskLimit(), "as a service: TasksMax=65536; a container: --pids-limit 65536"),
                limit(
                        "memory.max",
                        cgroup.memoryLimit(),
                        "as a service: MemoryMax=8G; a container: --memory 8g, with what the load needs"),
                limit("vm.max_map_count", sysctls.count("vm.max_map_count"), "sysctl -w vm.max_map_count=262144"),
                limit(
                        "net.ipv4.tcp_max_tw_buckets",
                        ofNamespace(() -> sysctls.count("net.ipv4.tcp_max_tw_buckets")),
                        "sysctl -w net.ipv4.tcp_max_tw_buckets=262144, in its network namespace"),
                limit(
                        "net.ipv4.ip_local_port_range",
                        ofNamespace(this::localPorts),
                        "sysctl -w net.ipv4.ip_local_port_range='1024 65535', in its network namespace"),
                limit(
                        "net.ipv4.tcp_mem",
                        MachineLimitsReader.tcpMemory(reader),
                        "sysctl -w net.ipv4.tcp_mem='LOW PRESSURE HIGH' in pages, in the first network namespace"),
                limit(
                        "net.netfilter.nf_conntrack_max",
                        sysctls.count("net.netfilter.nf_conntrack_max"),
                        "sysctl -w net.netfilter.nf_conntrack_max=1048576, in the first network namespace"),
                limit("fs.file-max", sysctls.count("fs.file-max"), "sysctl -w fs.file-max=4194304"));
    }

    private Limit openFiles() {
        Reading soft = rlimits().reading(limits -> limits.soft(Rlimits.OPEN_FILES));
        Reading hard = rlimits().reading(limits -> limits.hard(Rlimits.OPEN_FILES));
        String service = "; as a service: LimitNOFILE=65536";
        String mend = soft.amountOrNaN() < hard.amountOrNaN()
                ? "ulimit -n %.0f before it starts".formatted(hard.amountOrNaN())
                : "ulimit -n 65536 before it starts, as root (the hard limit is reached)";
        return limit("RLIMIT_NOFILE", soft, mend + service);
    }

    /** How many ports one source address has for one destination. */
    private Reading localPorts() {
        Reading first = sysctls.field("net.ipv4.ip_local_port_range", 0);
        Reading last = sysctls.field("net.ipv4.ip_local_port_range", 1);
        return first instanceof Reading.Value low && last instanceof Reading.Value high
                ? new Reading.Value(
                        Quantity.count(high.quantity().amount() - low.quantity().amount() + 1), low.scope())
                : last;
    }

    private Reading ofNamespace(Supplier<Reading> setting) {
        Seen<String> ours = reader.link("self/ns/net");
        Seen<String> its = reader.link(pid + "/ns/net");
        return its.reading(there -> ours.reading(here -> there.equals(here)
                ? setting.get()
                : new Reading.Failed("process " + pid + " is in another network namespace (" + there
                        + "), whose settings cannot be read from here")));
    }

    private Seen<Rlimits> rlimits() {
        return Rlimits.read(reader, pid);
    }

    private static Limit limit(String name, Reading ceiling, String mend) {
        return new Limit(name, ceiling, mend);
    }
}
