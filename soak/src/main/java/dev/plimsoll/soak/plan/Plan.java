package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything a run will do, decided beforehand: {@code plan.json}.
 *
 * @param run name of the run and of its folder, {@code 20261120T235155Z-quick}
 * @param version of Plimsoll
 * @param scenario as it will be run: overrides applied, shrunk where it had to be
 * @param phases the scenario's phases with their times and numbers, in order
 * @param sources addresses to connect from, in turn; empty for the kernel's choice
 * @param thresholds the scenario's, and those that hold in any run that says nothing else
 * @param budget what the run takes of each limit, the first to bind on top
 * @param notes sentences for people: what was shrunk and why, what could not be checked
 * @param environment facts of the machine: kernel, CPU, memory, sysctls, JVM, transport
 */
public record Plan(
        String run,
        String version,
        Scenario scenario,
        List<PlannedPhase> phases,
        List<String> sources,
        List<Threshold> thresholds,
        List<BudgetLine> budget,
        List<String> notes,
        Map<String, String> environment) {
    /** Version of the format of {@code plan.json}. */
    public static final int SCHEMA = 1;

    /** Copies the collections; the environment is sorted by name. */
    public Plan {
        Objects.requireNonNull(run);
        Objects.requireNonNull(version);
        Objects.requireNonNull(scenario);
        phases = List.copyOf(phases);
        sources = List.copyOf(sources);
        thresholds = List.copyOf(thresholds);
        budget = List.copyOf(budget);
        notes = List.copyOf(notes);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** When the last phase ends, in seconds since the run begins, if nothing holds it up. */
    public double seconds() {
        return phases.get(phases.size() - 1).end();
    }

    /** The most connections open at once. */
    public int peak() {
        return phases.stream().mapToInt(PlannedPhase::mostOpen).max().orElse(0);
    }
}
