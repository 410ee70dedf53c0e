package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.cgroup.CgroupProbe;
import dev.plimsoll.probe.limit.CeilingProbe;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.netlink.NetlinkProbes;
import dev.plimsoll.probe.proc.Descriptors;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Which probes are asked about whom, with what they hold open.
 *
 * @param probes in the order in which they are asked
 * @param held closed in reverse order
 */
record Asked(List<Probe> probes, List<AutoCloseable> held) implements AutoCloseable {
    private static final String SELF = "self";

    Asked {
        probes = List.copyOf(probes);
        held = List.copyOf(held);
    }

    /** About one process, its network namespace and its control group. */
    static Asked ofProcess(ProcReader reader, long pid) {
        String ofPid = Long.toString(pid);
        NetlinkProbes netlink =
                NetlinkProbes.ofProcess(pid, () -> Descriptors.socketInodes(reader, pid), new SocketProbe(reader, pid));
        Probe inOurs = CeilingProbe.ofProcess(reader, pid, new Sysctls(reader));
        InsideProbe ceilings = new InsideProbe(inOurs, NetNamespace.ofProcess(pid));
        List<Probe> probes = new ArrayList<>(List.of(
                new ProcessProbe(reader, pid),
                new CgroupProbe(Cgroup.ofProcess(pid)),
                new SockstatProbe(reader, ofPid),
                new CounterProbe(reader, ofPid),
                new ConntrackProbe(reader, ofPid)));
        probes.addAll(netlink.probes());
        probes.addAll(List.of(
                new CpuWaitProbe(reader, pid),
                new DescriptorProbe(reader, pid),
                new TaskProbe(reader, pid),
                new TimerProbe(reader, pid),
                new KeyProbe(reader, pid),
                new MappingProbe(reader, pid),
                ceilings));
        return new Asked(probes, List.of(netlink, ceilings));
    }

    /** About the machine, and the network namespace that we are in. */
    static Asked ofHost(ProcReader reader) {
        List<Probe> probes = List.of(
                new ConntrackProbe(reader, SELF),
                new HostProbe(reader), // knows conntrack also where the kernel has no statistics of it
                new SockstatProbe(reader, SELF),
                new CounterProbe(reader, SELF),
                new SoftnetProbe(reader, SELF),
                new NeighbourProbe(reader, SELF),
                CeilingProbe.ofHost(reader));
        return new Asked(probes, List.of());
    }

    @Override
    public void close() {
        for (int i = held.size() - 1; i >= 0; i--) {
            try {
                held.get(i).close();
            } catch (Exception e) {
                throw new IllegalStateException("none of them throws", e);
            }
        }
    }
}
