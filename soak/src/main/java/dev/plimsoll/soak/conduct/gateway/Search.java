package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.RemoteAddress;
import dev.plimsoll.probe.remote.RemoteSources;
import dev.plimsoll.probe.watch.JoinedSubject;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.RemoteSubject;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.probe.watch.Subjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A search for subjects by words, one after the other. Processes found later under a name replace those found before. */
final class Search {
    private static final long GREETING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RemoteSources sources;
    private final LongSupplier clock;
    private final Consumer<String> said;
    private final Map<String, Subject> processes = new LinkedHashMap<>();
    private final Map<String, List<Subject>> sayings = new LinkedHashMap<>();

    Search(RemoteSources sources, LongSupplier clock, Consumer<String> said) {
        this.sources = sources;
        this.clock = clock;
        this.said = said;
    }

    /** Whether processes of this name were found. */
    boolean has(String name) {
        return processes.containsKey(name);
    }

    void find(String name, String words) {
        try {
            Optional<RemoteAddress> address = RemoteAddress.parse(words);
            if (address.isEmpty()) {
                here(name, words);
                return;
            }
            Subject subject = new RemoteSubject(name, sources.source(address.get()), clock);
            greet(subject);
            if (address.get() instanceof RemoteAddress.Served) {
                replace(name, subject);
            } else {
                sayings.computeIfAbsent(name, any -> new ArrayList<>()).add(subject);
            }
        } catch (IOException | IllegalArgumentException e) {
            notFound(name, String.valueOf(e.getMessage()));
        }
    }

    /** All of them by name, joined where a name has several sources. */
    Map<String, Subject> found() {
        Map<String, Subject> found = new LinkedHashMap<>(processes);
        sayings.forEach((name, subjects) -> {
            Subject process = processes.get(name);
            Subject first = process == null ? subjects.get(0) : process;
            List<Subject> others = process == null ? subjects.subList(1, subjects.size()) : subjects;
            found.put(name, others.isEmpty() ? first : new JoinedSubject(first, others));
        });
        return found;
    }

    /** The first answer takes longer, and none is worth a word; but it is no reason to do without the subject. */
    private void greet(Subject subject) {
        long giveUp = clock.getAsLong() + GREETING_NANOS;
        Map<String, Reading> readings = subject.read(Probe.Tier.FAST).readings();
        while (readings.values().stream().noneMatch(Reading.Value.class::isInstance)) {
            if (clock.getAsLong() - giveUp > 0) {
                String why = readings.values().stream()
                        .map(reading ->
                                reading.match(value -> "", absent -> absent.reason(), failed -> failed.reason()))
                        .findFirst()
                        .orElse("no readings");
                said.accept(subject.name() + " is not read yet: " + why);
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
            readings = subject.read(Probe.Tier.FAST).readings();
        }
    }

    private void here(String name, String words) {
        Named named = Subjects.parse(words);
        if (named instanceof Named.Processes those) {
            replace(name, Subject.processes(name, those.pids(), clock));
        } else {
            notFound(name, ((Named.Problem) named).message());
        }
    }

    private void replace(String name, Subject subject) {
        Subject before = processes.put(name, subject);
        if (before != null) {
            before.close();
        }
    }

    /** What was found under this name before stays. */
    private void notFound(String name, String message) {
        said.accept("not watching " + name + ": " + message);
    }
}
