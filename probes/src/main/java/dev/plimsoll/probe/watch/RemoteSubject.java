package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.RemoteSource;
import dev.plimsoll.probe.remote.wire.Taking;
import dev.plimsoll.probe.remote.wire.Taking.Life;
import dev.plimsoll.probe.remote.wire.Taking.Missed;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A subject that is read over a connection. Where nobody answers, everything that was read before is {@link Reading.Failed}
 * with the reason: missing data, not an end. It counts as alive until the other side says that it is not.
 */
public final class RemoteSubject implements Subject {
    private final String name;
    private final RemoteSource source;
    private final LongSupplier nanoClock;
    private final Map<Probe.Tier, List<String>> resources = new EnumMap<>(Probe.Tier.class);
    private Life life = Life.WHOLE;

    /** A subject of this name, of which nothing is known yet. */
    public RemoteSubject(String name, RemoteSource source, LongSupplier nanoClock) {
        this.name = name;
        this.source = source;
        this.nanoClock = nanoClock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean alive() {
        return life.alive();
    }

    @Override
    public List<Long> ended() {
        return life.ended();
    }

    @Override
    public Probe.Tier deepestUnderLoad() {
        return Probe.Tier.SLOW; // a collection of a Go program's heap, a long answer: not while it works
    }

    @Override
    public Readings read(Probe.Tier upTo) {
        long began = nanoClock.getAsLong();
        Taking taking = source.take(upTo);
        Map<String, Reading> readings = taking instanceof Taken taken ? believed(upTo, taken) : failed(upTo, taking);
        return new Readings(readings, nanoClock.getAsLong() - began);
    }

    private Map<String, Reading> believed(Probe.Tier upTo, Taken taken) {
        life = taken.life();
        resources.put(upTo, new ArrayList<>(taken.readings().keySet()));
        return taken.readings();
    }

    private Map<String, Reading> failed(Probe.Tier upTo, Taking taking) {
        Reading failed = new Reading.Failed(((Missed) taking).reason());
        Map<String, Reading> readings = new LinkedHashMap<>();
        List<String> cheaper = resources.getOrDefault(Probe.Tier.FAST, source.usual());
        resources.getOrDefault(upTo, cheaper).forEach(resource -> readings.put(resource, failed));
        return readings;
    }
}
