package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.probe.watch.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Whose readings are taken in a run.
 *
 * @param gateway the gateway's process or processes; empty where they are not on this machine or were not found
 * @param all everybody, the gateway first
 */
public record Crew(Optional<Subject> gateway, List<Subject> all) implements AutoCloseable {
    /** The subject's name, in files too. */
    public static final String GATEWAY = "gateway";
    /** The subject's name, in files too. */
    public static final String GENERATOR = "generator";

    /** Copies the list. */
    public Crew {
        all = List.copyOf(all);
    }

    /**
     * Finds everybody.
     *
     * @param gatewayWords how to find the gateway ({@code pid:1}, {@code port:80}); empty where nobody said
     * @param watch further subjects, {@code NAME=pid:1} or {@code pid:1}; one without a name is the gateway if none is yet
     * @param said told about those that cannot be found
     */
    public static Crew find(
            Optional<String> gatewayWords, List<String> watch, LongSupplier clock, Consumer<String> said) {
        List<Subject> others = new ArrayList<>();
        Optional<Subject> gateway = gatewayWords.flatMap(words -> find(GATEWAY, words, clock, said));
        for (String each : watch) {
            int equals = each.indexOf('=');
            String words = each.substring(equals + 1);
            String name = equals > 0 ? each.substring(0, equals) : gateway.isEmpty() ? GATEWAY : words;
            Optional<Subject> found = find(name, words, clock, said);
            if (name.equals(GATEWAY)) {
                gateway = found;
            } else {
                found.ifPresent(others::add);
            }
        }
        List<Subject> all = new ArrayList<>();
        gateway.ifPresent(all::add);
        all.add(Subject.self(GENERATOR, clock));
        all.add(Subject.host(clock));
        all.addAll(others);
        return new Crew(gateway, all);
    }

    private static Optional<Subject> find(String name, String words, LongSupplier clock, Consumer<String> said) {
        Named named = Subjects.parse(words);
        if (named instanceof Named.Processes processes) {
            return Optional.of(Subject.processes(name, processes.pids(), clock));
        }
        said.accept("not watching " + name + ": " + ((Named.Problem) named).message());
        return Optional.empty();
    }

    @Override
    public void close() {
        all.forEach(Subject::close);
    }
}
