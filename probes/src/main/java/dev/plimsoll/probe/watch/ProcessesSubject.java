package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
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
        Map<String, Reading> sum = new LinkedHashMap<>();
        Map<String, Reading> ofEnded = new LinkedHashMap<>();
        Map<String, Long> probeNanos = new LinkedHashMap<>();
        for (Subject part : parts) {
            Readings readings = part.read(upTo);
            readings.probeNanos().forEach((probe, nanos) -> probeNanos.merge(probe, nanos, Long::sum));
            Map<String, Reading> into = part.alive() ? sum : ofEnded;
            readings.readings().forEach((resource, one) -> into.merge(resource, one, (a, b) -> add(resource, a, b)));
        }
        return new Readings(sum.isEmpty() ? ofEnded : sum, nanoClock.getAsLong() - began, probeNanos);
    }

    @Override
    public void close() {
        parts.forEach(Subject::close);
    }

    static Reading add(String resource, Reading one, Reading other) {
        if (!(one instanceof Reading.Value a) || !(other instanceof Reading.Value b)) {
            return one instanceof Reading.Value ? other : one;
        }
        if (a.scope() != Scope.PROCESS || resource.equals("cpus")) {
            return a;
        }
        double amount = a.quantity().amount() + b.quantity().amount();
        return new Reading.Value(new Quantity(amount, a.quantity().unit()), Scope.PROCESS);
    }
}
