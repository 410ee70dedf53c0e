package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.List;
import java.util.function.LongSupplier;

/** The machine, and the network namespace that we are in. */
final class HostSubject implements Subject {
    private final LongSupplier nanoClock;
    private final List<Probe> probes;
    private final CpuRate rate = new CpuRate();

    HostSubject(LongSupplier nanoClock, ProcReader reader) {
        this.nanoClock = nanoClock;
        this.probes = Asked.ofHost(reader).probes();
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public List<Long> ended() {
        return List.of();
    }

    @Override
    public Readings read(Probe.Tier upTo) {
        Round round = new Round(nanoClock);
        round.ask(probes, upTo);
        Reading cpus = round.readings().getOrDefault("cpus", new Reading.Absent("no cpus"));
        rate.addTo(round.readings(), cpus, round.began());
        return round.done();
    }
}
