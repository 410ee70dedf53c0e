package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A recording put in order: which phases there were, and what belongs to which of them. Immutable. */
public final class History {
    /** The subject whose lines carry the load. */
    public static final String GENERATOR = "generator";
    /** The subject under test. */
    public static final String GATEWAY = "gateway";

    private final Optional<Plan> plan;
    private final Recording recording;
    private final List<PhaseRun> phases;
    private final PhaseLatencies latencies;
    private final double end;

    private History(Optional<Plan> plan, Recording recording, List<PhaseRun> phases, double end) {
        this.plan = plan;
        this.recording = recording;
        this.phases = phases;
        this.latencies = PhaseLatencies.of(phases, recording.latency());
        this.end = end;
    }

    /** Puts a recording in order. */
    public static History of(Optional<Plan> plan, Recording recording) {
        double lastSample =
                recording.samples().stream().mapToDouble(Sample::seconds).max().orElse(0);
        double lastEvent =
                recording.events().stream().mapToDouble(Event::seconds).max().orElse(0);
        double end = Math.max(lastSample, lastEvent);
        double lastSeen = lastSample > 0 ? lastSample : lastEvent;
        List<PhaseRun> phases = PhaseRuns.of(plan, recording.events(), recording.samples(), lastSeen);
        return new History(plan, recording, phases, end);
    }

    /** What was going to be done; empty where it could not be read. */
    public Optional<Plan> plan() {
        return plan;
    }

    /** What was written. */
    public Recording recording() {
        return recording;
    }

    /** All phases as they were run, in order. */
    public List<PhaseRun> phases() {
        return phases;
    }

    /** When the recording ends, seconds since the run began. */
    public double end() {
        return end;
    }

    /** Those that count: a tag takes the phase of that name, or all of that kind but warm-up; no tag all but warm-up. */
    public List<PhaseRun> phases(Optional<String> tag) {
        if (tag.isEmpty()) {
            return judgedPhases();
        }
        List<PhaseRun> named =
                phases.stream().filter(phase -> phase.name().equals(tag.get())).toList();
        return named.isEmpty()
                ? judgedPhases().stream()
                        .filter(phase -> phase.kind().equals(tag.get()))
                        .toList()
                : named;
    }

    /** All but warm-up. */
    public List<PhaseRun> judgedPhases() {
        return phases.stream().filter(phase -> !phase.warmup()).toList();
    }

    /** One subject's samples in these phases, in the order written. */
    public List<Sample> samples(String subject, Collection<PhaseRun> in) {
        Set<String> names = new HashSet<>();
        in.forEach(phase -> names.add(phase.name()));
        return recording.samples().stream()
                .filter(sample -> sample.subject().equals(subject) && names.contains(sample.phase()))
                .toList();
    }

    /** One subject's samples, in the order written. */
    public List<Sample> samples(String subject) {
        return recording.samples().stream()
                .filter(sample -> sample.subject().equals(subject))
                .toList();
    }

    /** The intervals of these phases that carry counts of the load. */
    public List<Sample> load(Collection<PhaseRun> in) {
        return samples(GENERATOR, in).stream()
                .filter(sample -> sample.load().isPresent())
                .toList();
    }

    /** All intervals that carry counts of the load. */
    public List<Sample> load() {
        return samples(GENERATOR).stream()
                .filter(sample -> sample.load().isPresent())
                .toList();
    }

    /** One metric's distribution over these phases. */
    public MergedLatency latency(String metric, Collection<PhaseRun> in) {
        return latencies.in(in, metric);
    }

    /** The events of this kind, in order. */
    public List<Event> events(Event.Kind kind) {
        return recording.events().stream().filter(event -> event.kind() == kind).toList();
    }

    /** Whether the run came to the end it was planned to have, as its last event says. */
    public boolean isComplete() {
        List<Event> ends = events(Event.Kind.RUN_END);
        return !ends.isEmpty()
                && !ends.get(ends.size() - 1).detail("completed").equals("false")
                && events(Event.Kind.INTERRUPTED).isEmpty()
                && events(Event.Kind.BROKEN).isEmpty();
    }

    /** Whether all that was done is also here: complete, and nothing of it damaged. */
    public boolean isWhole() {
        return isComplete() && recording.damage().isEmpty();
    }
}
