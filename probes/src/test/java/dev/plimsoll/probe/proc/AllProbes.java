package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Every probe of /proc. */
final class AllProbes {
    /** How to make one for a process. */
    @FunctionalInterface
    interface Maker extends BiFunction<ProcReader, Long, Probe> {}

    /** Those of a process, its user or its namespaces. */
    static final List<Maker> OF_A_PROCESS = List.of(
            ProcessProbe::new,
            (reader, pid) -> new SockstatProbe(reader, Long.toString(pid)),
            (reader, pid) -> new CounterProbe(reader, Long.toString(pid)),
            (reader, pid) -> new ConntrackProbe(reader, Long.toString(pid)),
            SocketProbe::new,
            MappingProbe::new,
            DescriptorProbe::new,
            CpuWaitProbe::new,
            TaskProbe::new,
            TimerProbe::new,
            KeyProbe::new);

    /** Those of the machine. */
    static final List<Maker> OF_THE_MACHINE = List.of(
            (reader, pid) -> new SoftnetProbe(reader, "self"),
            (reader, pid) -> new NeighbourProbe(reader, "self"),
            (reader, pid) -> new HostProbe(reader));

    /** Both. */
    static final List<Maker> MAKERS =
            Stream.concat(OF_A_PROCESS.stream(), OF_THE_MACHINE.stream()).toList();

    private AllProbes() {}

    /** What all of them read, by name. */
    static Map<String, Reading> read(ProcReader reader, long pid) {
        Map<String, Reading> readings = new TreeMap<>();
        MAKERS.forEach(maker -> readings.putAll(maker.apply(reader, pid).read()));
        return readings;
    }
}
