package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.proc.Fields;
import dev.plimsoll.probe.proc.ProcReader;

/**
 * How many CPUs a process may keep busy: the lesser of those its main thread may run on ({@code status}
 * Cpus_allowed_list) and the quota of its control group. In cores, a fraction where the quota is one.
 */
public final class CpuAllowance {
    private CpuAllowance() {}

    /** That of {@code pid}. */
    public static Reading read(ProcReader reader, long pid) {
        Reading affinity = reader.text(pid + "/status").reading(text -> new Fields(text).cpus("Cpus_allowed_list"));
        return Least.of(affinity, Cgroup.ofProcess(pid).cpuQuota());
    }
}
