package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Series;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.scenario.tree.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shows only when a scenario is looked at as a whole. */
final class Checks {
    private final List<Phase> phases;
    private final boolean allPhasesAreKnown;
    private final Optional<Duration> heartbeat;
    private final List<String> subjects;

    Checks(List<PhaseBinder.Bound> bound, Optional<Duration> heartbeat, List<String> watch) {
        this.phases = bound.stream().map(PhaseBinder.Bound::phase).toList();
        this.allPhasesAreKnown =
                !bound.isEmpty() && bound.stream().allMatch(it -> it.fields().isSound());
        this.heartbeat = heartbeat;
        List<String> names = new ArrayList<>(List.of("gateway", "generator", "host"));
        watch.stream()
                .filter(subject -> subject.matches("[a-z0-9-]+=.*"))
                .map(subject -> subject.substring(0, subject.indexOf('=')))
                .forEach(names::add);
        this.subjects = List.copyOf(names);
    }

    /**
     * Follows how many connections are open, phase by phase: a ramp goes up, a drain goes down, and messages need a
     * connection. After a ramp or drain that could not be read the number is unknown until the next one that could.
     */
    static void open(List<PhaseBinder.Bound> phases, int connections) {
        Optional<Integer> open = Optional.of(0);
        for (PhaseBinder.Bound bound : phases) {
            Phase phase = bound.phase();
            Optional<Share> to = Pacing.target(phase);
            if (to.isPresent() && !bound.fields().isSound()) {
                open = Optional.empty();
            } else if (to.isPresent()) {
                int next = to.get().resolve(connections);
                open.ifPresent(now -> direction(bound, now, next));
                if (phase instanceof Phase.Ramp && next > connections) {
                    bound.fields()
                            .refuse(
                                    "to",
                                    next + " is more than connections, which is " + connections
                                            + "; raise connections");
                }
                open = Optional.of(next);
            } else if (phase instanceof Phase.Traffic && open.equals(Optional.of(0))) {
                bound.fields().refuse("for", "nothing is open at this point that could send; put a ramp before it");
            }
        }
    }

    private static void direction(PhaseBinder.Bound bound, int now, int next) {
        if (bound.phase() instanceof Phase.Ramp && next < now) {
            bound.fields().refuse("to", next + " is less than the " + now + " open at this point; use drain");
        } else if (bound.phase() instanceof Phase.Drain && next > now) {
            bound.fields().refuse("to", next + " is more than the " + now + " open at this point; use ramp");
        }
    }

    /** Why a threshold could never be judged in this scenario; empty when it can be. */
    Optional<String> complaint(Threshold threshold) {
        Optional<String> subject = Series.subject(threshold.metric());
        if (subject.isPresent() && !subjects.contains(subject.get())) {
            return Optional.of(Parsed.quoted(subject.get()) + " is not a subject; "
                    + Nearest.hint(subject.get(), subjects) + "; watch another as NAME=pid:4242");
        }
        if (threshold.metric().startsWith("heartbeat") && heartbeat.isEmpty()) {
            return Optional.of(Parsed.quoted(threshold.metric()) + " needs heartbeats; write e.g. heartbeat: 30s");
        }
        return allPhasesAreKnown ? phaseComplaint(threshold) : Optional.empty();
    }

    /** Whether it is the file's and would have been judged in phases that stages have replaced. */
    boolean isAboutPhases(ThresholdBinder.Bound bound) {
        return bound.place() instanceof Place.InFile
                && phaseComplaint(bound.threshold()).isPresent();
    }

    private Optional<String> phaseComplaint(Threshold threshold) {
        String metric = Parsed.quoted(threshold.metric());
        List<Phase> meant = meant(threshold);
        if (meant.isEmpty()) {
            String phase = threshold.phase().orElse("");
            List<String> names = phases.stream().map(Phase::name).toList();
            return Optional.of(Parsed.quoted(phase) + " is not a phase; " + Nearest.hint(phase, names));
        }
        if (meant.stream().allMatch(Phase::warmup)) {
            return Optional.of(metric + " is never measured: all phases it is about are warm-up");
        }
        boolean messages = threshold.metric().startsWith("message");
        if (messages && meant.stream().noneMatch(phase -> phase instanceof Phase.Traffic && !phase.warmup())) {
            return Optional.of(metric + " needs messages; no phase it is about is a traffic that counts");
        }
        boolean cycles = threshold.metric().endsWith(".per_cycle");
        return cycles && meant.stream().noneMatch(Phase.Churn.class::isInstance)
                ? Optional.of(metric + " needs cycles; no phase it is about is a churn")
                : Optional.empty();
    }

    /** The phases a threshold is about: by name, else by kind; all when it names none. */
    private List<Phase> meant(Threshold threshold) {
        if (threshold.phase().isEmpty()) {
            return phases;
        }
        String wanted = threshold.phase().get();
        List<Phase> named =
                phases.stream().filter(phase -> phase.name().equals(wanted)).toList();
        return named.isEmpty()
                ? phases.stream().filter(phase -> phase.kind().equals(wanted)).toList()
                : named;
    }
}
