package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.jvm.JvmProbe;
import dev.plimsoll.probe.jvm.OwnJvm;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Something whose readings are taken. For one thread at a time.
 *
 * <p>Beside what its probes give, a subject says how busy it was between this reading and the one before: {@code
 * cpu_cores} (CPUs kept busy), {@code cpu} (the share of the CPUs it may use) and {@code cpus} (how many those are). The
 * first time {@code cpu_cores} and {@code cpu} are absent.
 */
public interface Subject extends AutoCloseable {
    /** What it is called in series: {@code gateway}, {@code generator}, {@code host}, or a name given. */
    String name();

    /** Whether it is still there: the same process, not another with its pid, and not merely unwaited for. */
    boolean alive();

    /** The pids of its processes that were seen to have ended, in the order given; their use is in no reading. */
    List<Long> ended();

    /**
     * Asks all probes of this tier and those cheaper. The same names each time for the same tier, also when the subject
     * has ended: then each is {@link Reading.Failed} with {@code "process 123 has ended"}.
     */
    Readings read(Probe.Tier upTo);

    /** The dearest tier that may be asked while load runs, because something fails; at quiet points any may. */
    default Probe.Tier deepestUnderLoad() {
        return Probe.Tier.QUIET;
    }

    /** Gives back what its probes hold open, as sockets in its namespace; it is not asked again. */
    @Override
    default void close() {}

    /** One process, from now on; a later process with the same pid is not it. */
    static Subject process(String name, long pid, LongSupplier nanoClock) {
        return new ProcessSubject(name, pid, nanoClock, ProcReader.ofThisMachine(), List.of(JvmProbe.ofProcess(pid)));
    }

    /** The process we are in, with what its JVM says of itself. */
    static Subject self(String name, LongSupplier nanoClock) {
        long pid = ProcessHandle.current().pid();
        return new ProcessSubject(name, pid, nanoClock, ProcReader.ofThisMachine(), List.of(new OwnJvm()));
    }

    /**
     * Several processes as one: what each uses alone is added up, what they share (namespace, control group, host) is that
     * of the first. Processes started later are not part of it.
     */
    static Subject processes(String name, List<Long> pids, LongSupplier nanoClock) {
        return new ProcessesSubject(
                name,
                nanoClock,
                pids.stream().map(pid -> process(name, pid, nanoClock)).toList());
    }

    /** The machine, and the network namespace that we are in. */
    static Subject host(LongSupplier nanoClock) {
        return new HostSubject(nanoClock, ProcReader.ofThisMachine());
    }
}
