package dev.plimsoll.probe.limit.catalogue;

import dev.plimsoll.probe.limit.catalogue.address.Conntrack;
import dev.plimsoll.probe.limit.catalogue.address.ConntrackTimeout;
import dev.plimsoll.probe.limit.catalogue.address.LocalPorts;
import dev.plimsoll.probe.limit.catalogue.address.Neighbours;
import dev.plimsoll.probe.limit.catalogue.address.PortSearch;
import dev.plimsoll.probe.limit.catalogue.address.SnatPorts;
import dev.plimsoll.probe.limit.catalogue.address.TimeWaitBuckets;
import dev.plimsoll.probe.limit.catalogue.address.TimeWaitReuse;
import dev.plimsoll.probe.limit.catalogue.group.CpuQuota;
import dev.plimsoll.probe.limit.catalogue.group.Memory;
import dev.plimsoll.probe.limit.catalogue.group.Tasks;
import dev.plimsoll.probe.limit.catalogue.group.TcpMemory;
import dev.plimsoll.probe.limit.catalogue.machine.DeviceBacklog;
import dev.plimsoll.probe.limit.catalogue.machine.FileTable;
import dev.plimsoll.probe.limit.catalogue.machine.KernelMemory;
import dev.plimsoll.probe.limit.catalogue.machine.MachineMemory;
import dev.plimsoll.probe.limit.catalogue.machine.Orphans;
import dev.plimsoll.probe.limit.catalogue.machine.ProcessIds;
import dev.plimsoll.probe.limit.catalogue.machine.SocketMemory;
import dev.plimsoll.probe.limit.catalogue.machine.Threads;
import dev.plimsoll.probe.limit.catalogue.process.DirectMemory;
import dev.plimsoll.probe.limit.catalogue.process.EpollWatches;
import dev.plimsoll.probe.limit.catalogue.process.InotifyInstances;
import dev.plimsoll.probe.limit.catalogue.process.InotifyWatches;
import dev.plimsoll.probe.limit.catalogue.process.JavaHeap;
import dev.plimsoll.probe.limit.catalogue.process.Keys;
import dev.plimsoll.probe.limit.catalogue.process.LockedMemory;
import dev.plimsoll.probe.limit.catalogue.process.Mappings;
import dev.plimsoll.probe.limit.catalogue.process.Metaspace;
import dev.plimsoll.probe.limit.catalogue.process.OpenFiles;
import dev.plimsoll.probe.limit.catalogue.process.PipePages;
import dev.plimsoll.probe.limit.catalogue.process.QueuedSignals;
import dev.plimsoll.probe.limit.catalogue.process.UserProcesses;
import dev.plimsoll.probe.limit.catalogue.socket.AbortOnOverflow;
import dev.plimsoll.probe.limit.catalogue.socket.AcceptQueue;
import dev.plimsoll.probe.limit.catalogue.socket.DatagramBuffer;
import dev.plimsoll.probe.limit.catalogue.socket.KeepAlive;
import dev.plimsoll.probe.limit.catalogue.socket.OptionMemory;
import dev.plimsoll.probe.limit.catalogue.socket.SlowReader;
import dev.plimsoll.probe.limit.catalogue.socket.SynQueue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import java.util.List;
import java.util.Optional;

/** All limits that are known, in the order in which they are shown. */
public final class Catalogue {
    private static final List<KnownLimit> ALL = List.of(
            OpenFiles.limit(),
            UserProcesses.limit(),
            Mappings.limit(),
            LockedMemory.limit(),
            EpollWatches.limit(),
            InotifyInstances.limit(),
            InotifyWatches.limit(),
            PipePages.limit(),
            Keys.limit(),
            QueuedSignals.limit(),
            JavaHeap.limit(),
            DirectMemory.limit(),
            Metaspace.limit(),
            Tasks.limit(),
            Memory.limit(),
            TcpMemory.limit(),
            CpuQuota.limit(),
            AcceptQueue.limit(),
            AbortOnOverflow.limit(),
            SynQueue.limit(),
            DatagramBuffer.limit(),
            SlowReader.limit(),
            OptionMemory.limit(),
            KeepAlive.limit(),
            LocalPorts.limit(),
            PortSearch.limit(),
            TimeWaitBuckets.limit(),
            TimeWaitReuse.limit(),
            Conntrack.limit(),
            ConntrackTimeout.limit(),
            SnatPorts.limit(),
            Neighbours.limit(),
            FileTable.limit(),
            MachineMemory.limit(),
            ProcessIds.limit(),
            Threads.limit(),
            Orphans.limit(),
            SocketMemory.limit(),
            DeviceBacklog.limit(),
            KernelMemory.limit());

    private Catalogue() {}

    /** All of them. */
    public static List<KnownLimit> all() {
        return ALL;
    }

    /** The one of that name. */
    public static Optional<KnownLimit> named(String name) {
        return ALL.stream().filter(limit -> limit.name().equals(name)).findFirst();
    }
}
