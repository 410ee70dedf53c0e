package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.limit.CpuAllowance;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/*
 * A process that ends while it is read leaves zeros, absent files and whole values side by side, and its pid may be
 * given to another. So its start time is compared after the probes were asked: if it is still the process it was then,
 * all that was read before was its own; if not, nothing is believed.
 */
final class ProcessSubject implements Subject {
    private final String name;
    private final long pid;
    private final LongSupplier nanoClock;
    private final ProcReader reader;
    private final Asked asked;
    private final List<Probe> probes;
    private final CpuRate rate = new CpuRate();
    private final Seen<Long> startTicks;
    private final Reading ended;
    private Reading cpus;

    ProcessSubject(String name, long pid, LongSupplier nanoClock, ProcReader reader, List<Probe> more) {
        this.name = name;
        this.pid = pid;
        this.nanoClock = nanoClock;
        this.reader = reader;
        this.startTicks = Stat.read(reader, pid).map(Stat::startTicks);
        this.ended = new Reading.Failed("process " + pid + " has ended");
        this.cpus = CpuAllowance.read(reader, pid);
        this.asked = Asked.ofProcess(reader, pid);
        List<Probe> all = new ArrayList<>(asked.probes());
        all.addAll(more);
        this.probes = List.copyOf(all);
    }

    /** A control group may still tell why its process has ended. */
    private static boolean outlives(Reading read) {
        return read instanceof Reading.Value value && value.scope() == Scope.CGROUP;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean alive() {
        return Stat.read(reader, pid)
                .match(
                        stat -> !stat.ended()
                                && startTicks.match(
                                        start -> start == stat.startTicks(), never -> false, unknown -> false),
                        gone -> false,
                        unreadable -> false);
    }

    @Override
    public List<Long> ended() {
        return alive() ? List.of() : List.of(pid);
    }

    @Override
    public Readings read(Probe.Tier upTo) {
        Round round = new Round(nanoClock);
        round.ask(probes, upTo);
        // quota and affinity change seldom: not worth asking each second
        if (upTo != Probe.Tier.FAST) {
            cpus = CpuAllowance.read(reader, pid);
        }
        rate.addTo(round.readings(), cpus, round.began());
        if (!alive()) {
            round.readings().replaceAll((resource, read) -> outlives(read) ? read : ended);
        }
        return round.done();
    }

    @Override
    public void close() {
        asked.close();
    }
}
