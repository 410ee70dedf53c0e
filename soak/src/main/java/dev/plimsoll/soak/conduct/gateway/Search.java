package dev.plimsoll.soak.conduct.gateway;

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
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A search for subjects by words, one after the other. Processes found later under a name replace those found before. */
final class Search {
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
            if (address.get() instanceof RemoteAddress.Served) {
                processes.put(name, subject);
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

    private void here(String name, String words) {
        Named named = Subjects.parse(words);
        if (named instanceof Named.Processes those) {
            processes.put(name, Subject.processes(name, those.pids(), clock));
        } else {
            notFound(name, ((Named.Problem) named).message());
        }
    }

    private void notFound(String name, String message) {
        processes.remove(name);
        said.accept("not watching " + name + ": " + message);
    }
}
