package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.proc.Auxv;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.Fields;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.proc.net.SockstatProbe;
import java.util.Map;

/** Fills {@link MachineLimits} with what binds this process, in the network namespace it is in. Asked once before a run. */
public final class MachineLimitsReader {
    private static final int MOST_TCP_MEMORY = 2;

    private MachineLimitsReader() {}

    /** Asks the kernel; what it does not tell is absent or failed in the answer. */
    public static MachineLimits read() {
        return read(ProcReader.ofThisMachine(), ProcessHandle.current().pid());
    }

    static MachineLimits read(ProcReader reader, long pid) {
        Sysctls sysctls = new Sysctls(reader);
        Seen<Rlimits> rlimits = Rlimits.read(reader, pid);
        Map<String, Reading> sockstat = new SockstatProbe(reader, Long.toString(pid)).read();
        return new MachineLimits(
                rlimits.reading(limits -> limits.soft(Rlimits.OPEN_FILES)),
                rlimits.reading(limits -> limits.hard(Rlimits.OPEN_FILES)),
                Descriptors.count(reader, pid),
                sysctls.field("net.ipv4.ip_local_port_range", 0),
                sysctls.field("net.ipv4.ip_local_port_range", 1),
                sysctls.count("net.core.somaxconn"),
                sysctls.count("net.ipv4.tcp_max_tw_buckets"),
                reading(sockstat, "time_wait"),
                sysctls.count("net.netfilter.nf_conntrack_max"),
                sysctls.count("net.netfilter.nf_conntrack_count"),
                sysctls.field("net.netfilter.nf_conntrack_tcp_timeout_time_wait", 0, 1, Unit.SECONDS),
                memory(reader, pid),
                tcpMemory(reader),
                reading(sockstat, "tcp_memory"),
                sysctls.count("fs.file-max"),
                CpuAllowance.read(reader, pid));
    }

    /** {@code tcp_mem} counts pages; only the first network namespace has it. */
    static Reading tcpMemory(ProcReader reader) {
        return Auxv.read(reader)
                .reading(sizes ->
                        new Sysctls(reader).field("net.ipv4.tcp_mem", MOST_TCP_MEMORY, sizes.pageBytes(), Unit.BYTES));
    }

    private static Reading memory(ProcReader reader, long pid) {
        Reading ofHost = reader.text("meminfo").reading(text -> new Fields(text).kilobytes("MemAvailable", Scope.HOST));
        return Least.of(ofHost, Cgroup.ofProcess(pid).memoryLeft());
    }

    private static Reading reading(Map<String, Reading> readings, String resource) {
        return readings.getOrDefault(resource, new Reading.Absent("no " + resource + " in sockstat"));
    }
}
