package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One subject that several sources know: its processes, and what it says of itself. What the first knows is believed; the
 * others add what that has no value of.
 */
public final class JoinedSubject implements Subject {
    private final Subject first;
    private final List<Subject> others;

    /** The first is asked first and gives the name. */
    public JoinedSubject(Subject first, List<Subject> others) {
        this.first = first;
        this.others = List.copyOf(others);
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public boolean alive() {
        return first.alive() && others.stream().allMatch(Subject::alive);
    }

    @Override
    public List<Long> ended() {
        return first.ended();
    }

    @Override
    public Probe.Tier deepestUnderLoad() {
        return Probe.Tier.SLOW; // what joins a process is read over connections
    }

    @Override
    public Readings read(Probe.Tier upTo) {
        Readings known = first.read(upTo);
        Map<String, Reading> all = new LinkedHashMap<>(known.readings());
        long costNanos = known.costNanos();
        for (Subject other : others) {
            Readings more = other.read(upTo);
            costNanos += more.costNanos();
            more.readings().forEach((resource, reading) -> {
                boolean adds = !all.containsKey(resource) || reading instanceof Reading.Value;
                if (adds && !(all.get(resource) instanceof Reading.Value)) {
                    all.put(resource, reading);
                }
            });
        }
        return new Readings(all, costNanos);
    }

    @Override
    public void close() {
        first.close();
        others.forEach(Subject::close);
    }
}
