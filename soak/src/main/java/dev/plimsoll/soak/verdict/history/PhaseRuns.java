package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the phases that were run: from the events, and where those are cut off, from the samples and the plan. */
final class PhaseRuns {
    private final Optional<Plan> plan;
    private final double end;
    private final Map<String, PhaseRun> found = new LinkedHashMap<>();

    private PhaseRuns(Optional<Plan> plan, double end) {
        this.plan = plan;
        this.end = end;
    }

    static List<PhaseRun> of(Optional<Plan> plan, List<Event> events, List<Sample> samples, double end) {
        PhaseRuns runs = new PhaseRuns(plan, end);
        events.forEach(runs::take);
        samples.forEach(runs::take);
        return List.copyOf(new ArrayList<>(runs.found.values()));
    }

    private void take(Event event) {
        String name = event.detail("phase");
        if (event.kind() == Event.Kind.PHASE_START) {
            found.replaceAll((other, run) -> endedBy(run, event.seconds()));
            boolean warmup = Boolean.parseBoolean(event.detail("warmup"));
            found.put(name, new PhaseRun(name, event.detail("kind"), warmup, event.seconds(), end));
        } else if (event.kind() == Event.Kind.PHASE_END) {
            found.computeIfPresent(name, (same, run) -> endedBy(run, event.seconds()));
        }
    }

    /** A sample of a phase that no event began: the plan says what it is; without one it is not judged. */
    private void take(Sample sample) {
        PhaseRun known = found.get(sample.phase());
        if (known == null) {
            Optional<Phase> planned = plan.flatMap(p -> p.scenario().phases().stream()
                    .filter(phase -> phase.name().equals(sample.phase()))
                    .findFirst());
            double start = sample.seconds() - sample.length();
            found.replaceAll((other, run) -> endedBy(run, start));
            found.put(
                    sample.phase(),
                    new PhaseRun(
                            sample.phase(),
                            planned.map(Phase::kind).orElse(""),
                            planned.map(Phase::warmup).orElse(true),
                            start,
                            end));
        }
    }

    private static PhaseRun endedBy(PhaseRun run, double seconds) {
        return new PhaseRun(run.name(), run.kind(), run.warmup(), run.start(), Math.min(run.end(), seconds));
    }
}
