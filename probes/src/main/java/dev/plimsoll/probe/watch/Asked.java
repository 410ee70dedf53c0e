package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.cgroup.CgroupProbe;
import dev.plimsoll.probe.limit.CeilingProbe;
import dev.plimsoll.probe.proc.HostProbe;
import dev.plimsoll.probe.proc.MappingProbe;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.ProcessProbe;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.proc.descriptor.DescriptorProbe;
import dev.plimsoll.probe.proc.net.ConntrackProbe;
import dev.plimsoll.probe.proc.net.CounterProbe;
import dev.plimsoll.probe.proc.net.NeighbourProbe;
import dev.plimsoll.probe.proc.net.SocketProbe;
import dev.plimsoll.probe.proc.net.SockstatProbe;
import dev.plimsoll.probe.proc.net.SoftnetProbe;
import dev.plimsoll.probe.proc.task.CpuWaitProbe;
import dev.plimsoll.probe.proc.task.KeyProbe;
import dev.plimsoll.probe.proc.task.TaskProbe;
import dev.plimsoll.probe.proc.task.TimerProbe;
import java.util.List;

/** Which probes are asked about whom. */
final class Asked {
    private static final String SELF = "self";

    private Asked() {}

    /** About one process, its network namespace and its control group. */
    static List<Probe> ofProcess(ProcReader reader, long pid) {
        String ofPid = Long.toString(pid);
        return List.of(
                new ProcessProbe(reader, pid),
                new CgroupProbe(Cgroup.ofProcess(pid)),
                new SockstatProbe(reader, ofPid),
                new CounterProbe(reader, ofPid),
                new ConntrackProbe(reader, ofPid),
                new CpuWaitProbe(reader, pid),
                new SocketProbe(reader, pid),
                new DescriptorProbe(reader, pid),
                new TaskProbe(reader, pid),
                new TimerProbe(reader, pid),
                new KeyProbe(reader, pid),
                new MappingProbe(reader, pid),
                CeilingProbe.ofProcess(reader, pid, new Sysctls(reader)));
    }

    /** About the machine, and the network namespace that we are in. */
    static List<Probe> ofHost(ProcReader reader) {
        return List.of(
                new ConntrackProbe(reader, SELF),
                new HostProbe(reader), // knows conntrack also where the kernel has no statistics of it
                new SockstatProbe(reader, SELF),
                new CounterProbe(reader, SELF),
                new SoftnetProbe(reader, SELF),
                new NeighbourProbe(reader, SELF),
                CeilingProbe.ofHost(reader));
    }
}
