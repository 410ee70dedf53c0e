package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Readings;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.probe.watch.Subjects;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.conduct.Interrupt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a process, where one was named, and at this host.
 *
 * @param subjects who is looked at, the host last
 * @param costs what a connection costs the process, by resource
 */
record Looks(List<Subject> subjects, Map<String, Double> costs) implements AutoCloseable {
    private static final String HOST = "host";
    private static final long CPU_NANOS = TimeUnit.SECONDS.toNanos(1);

    Looks {
        subjects = List.copyOf(subjects);
        costs = Map.copyOf(costs);
    }

    /** At those that {@code words} name, {@code pid:42}, and the host; at the host alone where there are no words. */
    static Looks at(String words, Map<String, Double> costs) {
        List<Subject> subjects = new ArrayList<>();
        if (!words.isEmpty()) {
            Named named = Subjects.parse(words);
            if (!(named instanceof Named.Processes processes)) {
                throw new Stop(ExitCode.USAGE, ((Named.Problem) named).message());
            }
            subjects.add(Subject.processes(words, processes.pids(), System::nanoTime));
        }
        subjects.add(Subject.host(System::nanoTime));
        return new Looks(subjects, costs);
    }

    /** CPU is a difference: looks until our own start is over, and waits a second for others to use some. */
    void warm(Interrupt interrupt) {
        look(Tier.QUIET);
        look(Tier.FAST);
        interrupt.await(CPU_NANOS);
    }

    /** One round. */
    List<Probed> look(Tier tier) {
        return subjects.stream().map(subject -> look(subject, tier)).toList();
    }

    private Probed look(Subject subject, Tier tier) {
        Readings readings = subject.read(tier);
        Map<String, Double> own = subject.name().equals(HOST) ? Map.of() : costs;
        List<Forecast> limits = Forecast.all(subject.name(), readings.readings(), own);
        return new Probed(subject.name(), readings, own.keySet(), limits);
    }

    /** Whether all that were to be looked at are still there. */
    boolean alive() {
        return subjects.stream().allMatch(Subject::alive);
    }

    @Override
    public void close() {
        subjects.forEach(Subject::close);
    }
}
