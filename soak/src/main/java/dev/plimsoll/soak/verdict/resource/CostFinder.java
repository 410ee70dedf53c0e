package dev.plimsoll.soak.verdict.resource;

import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.finding.ConnectionCost;
import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.Plateau;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.PhaseRun;
import dev.plimsoll.soak.verdict.history.Readings;
import dev.plimsoll.soak.verdict.threshold.SeriesName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what one connection costs. A plateau is the later half of a hold or a traffic phase that is not warm-up: by then
 * what the phase before had stirred up has settled.
 */
public final class CostFinder {
    private static final List<String> ALWAYS = List.of("rss", "fd");
    private static final List<String> WHERE_READ = List.of("heap", "kernel_socket", "goroutine");

    private final History history;
    private final List<PhaseRun> plateaus;

    private CostFinder(History history) {
        this.history = history;
        this.plateaus = history.judgedPhases().stream()
                .filter(phase -> phase.kind().equals("hold") || phase.kind().equals("traffic"))
                .toList();
    }

    /** The costs of the gateway, the generator and of every subject whose cost a threshold asks for, as far as read. */
    public static List<Cost> find(History history) {
        CostFinder finder = new CostFinder(history);
        Set<String> subjects = new LinkedHashSet<>(List.of(History.GATEWAY, History.GENERATOR));
        Set<SeriesName> asked = new LinkedHashSet<>();
        history.plan().map(Plan::thresholds).orElse(List.of()).forEach(threshold -> {
            SeriesName name = SeriesName.of(threshold.metric());
            if (name.derived() == SeriesName.Derived.PER_CONNECTION) {
                asked.add(name);
                subjects.add(name.subject());
            }
        });
        List<Cost> costs = new ArrayList<>();
        for (String subject : subjects) {
            Set<String> resources = new LinkedHashSet<>(ALWAYS);
            resources.addAll(WHERE_READ);
            asked.stream()
                    .filter(name -> name.subject().equals(subject))
                    .forEach(name -> resources.add(name.resource()));
            resources.forEach(resource -> finder.cost(subject, resource).ifPresent(costs::add));
        }
        return List.copyOf(costs);
    }

    /** Empty where the subject was never read, or a resource that need not be there was not. */
    private Optional<Cost> cost(String subject, String resource) {
        List<Sample> samples = history.samples(subject);
        Optional<Unit> unit = Readings.unit(samples, resource);
        if (unit.isPresent()) {
            List<Plateau> found = plateaus.stream()
                    .flatMap(phase -> plateau(phase, subject, resource).stream())
                    .toList();
            return Optional.of(ConnectionCost.of(subject, resource, unit.get(), found));
        }
        if (samples.isEmpty() || !ALWAYS.contains(resource)) {
            return Optional.empty();
        }
        String because = Readings.reasonForNone(samples, resource)
                .map(reason -> ": " + reason)
                .orElse("");
        Unit usual = resource.equals("fd") ? Unit.COUNT : Unit.BYTES;
        double none = Double.NaN;
        return Optional.of(new Cost(subject, resource, usual, none, none, none, "it was never read" + because));
    }

    private Optional<Plateau> plateau(PhaseRun phase, String subject, String resource) {
        double middle = phase.start() + phase.length() / 2;
        double[] open = settled(history.load(List.of(phase)), middle).stream()
                .flatMap(sample -> sample.load().stream())
                .mapToDouble(load -> (double) load.connections().open())
                .sorted()
                .toArray();
        List<Sample> samples = settled(history.samples(subject, List.of(phase)), middle);
        if (open.length == 0 || samples.isEmpty()) {
            return Optional.empty();
        }
        double seconds = (middle + phase.end()) / 2;
        return Optional.of(new Plateau(open[open.length / 2], seconds, Readings.values(samples, resource)));
    }

    private static List<Sample> settled(List<Sample> samples, double from) {
        return samples.stream().filter(sample -> sample.seconds() > from).toList();
    }
}
