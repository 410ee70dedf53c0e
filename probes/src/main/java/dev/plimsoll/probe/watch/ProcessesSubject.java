package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/*
 * Several processes as one. One that has ended is left out of the sum and stays in ended(); one that is there but cannot be
 * read makes the sum fail, because a part of a sum is not the sum. CPUs allowed are not added: the processes of one gateway
 * share theirs.
 */
final class ProcessesSubject implements Subject {
    private final String name;
    private final LongSupplier nanoClock;
    private final List<Subject> parts;

    ProcessesSubject(String name, LongSupplier nanoClock, List<Subject> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no processes for " + name);
        }
        this.name = name;
        this.nanoClock = nanoClock;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean alive() {
        return parts.stream().anyMatch(Subject::alive);
    }

    @Override
    public List<Long> ended() {
        return parts.stream().flatMap(part -> part.ended().stream()).toList();
    }

    @Override
    public Readings read(Probe.Tier upTo) {
        long began = nanoClock.getAsLong();
        List<Map<String, Reading>> living = new ArrayList<>();
        List<Map<String, Reading>> ended = new ArrayList<>();
        Map<String, Long> probeNanos = new LinkedHashMap<>();
        for (Subject part : parts) {
            Readings readings = part.read(upTo);
            readings.probeNanos().forEach((probe, nanos) -> probeNanos.merge(probe, nanos, Long::sum));
            (part.alive() ? living : ended).add(readings.readings());
        }
        Map<String, Reading> sum = Sum.of(living.isEmpty() ? ended : living);
        return new Readings(sum, nanoClock.getAsLong() - began, probeNanos);
    }

    @Override
    public void close() {
        parts.forEach(Subject::close);
    }
}
