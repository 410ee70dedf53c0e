package dev.plimsoll.soak.verdict.resource;

import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.CountLeak;
import dev.plimsoll.probe.finding.Exhaustion;
import dev.plimsoll.probe.finding.Leak;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.PhaseRun;
import dev.plimsoll.soak.verdict.history.Readings;
import dev.plimsoll.soak.verdict.history.Totals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds leaks of what is counted, from the readings at the quiet points of the churns that are not warm-up.
 *
 * <p>A churn runs beside connections that stay open. Where some of those are lost or made again between two quiet points,
 * the counts that follow the open connections (descriptors, sockets) follow them too, so that much is taken out: what one
 * connection costs in it, or one where that is not known. A quiet point that had to be taken undrained is a gap.
 */
public final class LeakFinder {
    private static final String DESCRIPTORS = "RLIMIT_NOFILE";
    private static final List<String> OF_GATEWAY = List.of("fd", "socket", "close_wait", "thread", "goroutine");
    private static final List<String> OF_GENERATOR = List.of("fd");
    private static final Set<String> FOLLOWING_OPEN = Set.of("fd", "socket", "goroutine");
    private static final Set<String> TAKING_DESCRIPTORS = Set.of("fd", "socket", "close_wait");

    private final History history;
    private final List<Cost> costs;
    private final List<PhaseRun> churns;
    private final Set<String> undrained = new HashSet<>();

    private LeakFinder(History history, List<Cost> costs) {
        this.history = history;
        this.costs = costs;
        this.churns = history.judgedPhases().stream()
                .filter(phase -> phase.kind().equals("churn"))
                .toList();
        for (Event quiet : history.events(Event.Kind.QUIET_POINT)) {
            if (quiet.detail("drained").equals("false")) {
                undrained.add(quiet.detail("block") + "/" + quiet.detail("cycles"));
            }
        }
    }

    /** The findings about the gateway and the generator; empty where nothing was churned. */
    public static List<FoundLeak> find(History history, List<Cost> costs) {
        LeakFinder finder = new LeakFinder(history, costs);
        if (finder.churns.isEmpty()) {
            return List.of();
        }
        List<FoundLeak> leaks = new ArrayList<>();
        OF_GATEWAY.forEach(resource -> finder.leak(History.GATEWAY, resource).ifPresent(leaks::add));
        OF_GENERATOR.forEach(
                resource -> finder.leak(History.GENERATOR, resource).ifPresent(leaks::add));
        return List.copyOf(leaks);
    }

    /** Empty where the subject was never read, or nothing but its descriptors was. */
    private Optional<FoundLeak> leak(String subject, String resource) {
        List<Sample> quiet = quietSamples(subject);
        boolean isRead = Readings.present(quiet, resource).length > 0;
        if (history.samples(subject).isEmpty() || !(isRead || resource.equals("fd"))) {
            return Optional.empty();
        }
        double[] cycles = new double[quiet.size()];
        double[] counts = new double[quiet.size()];
        double perConnection = FOLLOWING_OPEN.contains(resource) ? perConnection(subject, resource) : 0;
        for (int i = 0; i < cycles.length; i++) {
            Sample.Quiet point = quiet.get(i).quiet().orElseThrow();
            long openedSince = point.open() - quiet.get(0).quiet().orElseThrow().open();
            cycles[i] = (double) point.cycles();
            counts[i] = undrained.contains(point.block() + "/" + point.cycles())
                    ? Double.NaN
                    : Readings.value(quiet.get(i), resource) - perConnection * openedSince;
        }
        Leak found = CountLeak.find(subject, resource, Unit.COUNT, cycles, counts);
        return Optional.of(withExhaustion(found, quiet));
    }

    /** Those whose cycles do not fall: anything else is not of one run. */
    private List<Sample> quietSamples(String subject) {
        List<Sample> quiet = new ArrayList<>();
        long before = 0;
        for (Sample sample : history.samples(subject, churns)) {
            if (sample.quiet().isEmpty()) {
                continue;
            }
            long cycles = sample.quiet().get().cycles();
            if (cycles >= before) {
                quiet.add(sample);
                before = cycles;
            }
        }
        return quiet;
    }

    private double perConnection(String subject, String resource) {
        return costs.stream()
                .filter(cost -> cost.subject().equals(subject)
                        && cost.resource().equals(resource)
                        && cost.isKnown()
                        && cost.perConnection() > 0)
                .mapToDouble(cost -> Math.rint(cost.perConnection()))
                .findFirst()
                .orElse(1);
    }

    private FoundLeak withExhaustion(Leak leak, List<Sample> quiet) {
        if (!TAKING_DESCRIPTORS.contains(leak.resource())) {
            return new FoundLeak(leak, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        OptionalDouble ceiling = descriptorCeiling(leak.subject());
        double[] held = Readings.present(quiet, "fd");
        double level = held.length == 0 ? Double.NaN : held[held.length - 1];
        OptionalDouble seconds = leak.low() > 0
                ? new Exhaustion(ceiling.orElse(Double.NaN), level, leak.perCycle(), cyclesPerSecond()).seconds()
                : OptionalDouble.empty();
        return new FoundLeak(leak, Optional.of(DESCRIPTORS), ceiling, seconds);
    }

    private OptionalDouble descriptorCeiling(String subject) {
        double[] read = Readings.present(history.samples(subject), "fd_limit");
        if (read.length > 0) {
            return OptionalDouble.of(read[read.length - 1]);
        }
        return history.plan()
                .map(plan -> plan.environment().getOrDefault(subject + "." + DESCRIPTORS, ""))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElse(OptionalDouble.empty());
    }

    private double cyclesPerSecond() {
        double seconds = churns.stream().mapToDouble(PhaseRun::length).sum();
        long cycles = Totals.of(history.load(churns)).connections().cycles();
        return seconds > 0 ? cycles / seconds : 0;
    }
}
