package dev.plimsoll.soak.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run as a person describes it, complete: every default is filled in.
 *
 * @param name lower-case words joined by dashes; part of the run's folder name
 * @param summary one sentence for the list of scenarios; may be empty
 * @param protocol what the connections speak: {@code tcp} or {@code ws}
 * @param target the gateway; empty for a stand-in of our own
 * @param connections the number that percentages in phases refer to; 1 or more
 * @param seed what all randomness of the run comes from
 * @param fit what to do when the machine is too small
 * @param hostShare the share of a host-wide table's free room that the run may take, above 0 and up to 1
 * @param connecting how connections are made
 * @param heartbeat how often each connection proves that it is alive; empty for never
 * @param phases one or more, in order
 * @param thresholds what must hold; may be empty
 * @param watch subjects to read beside the gateway's own, e.g. {@code pid:4242}, {@code proxy=port:8080}
 * @param faults how the stand-in is ordered to misbehave, e.g. {@code leak-fd=0.1}; empty for a healthy one
 */
public record Scenario(
        String name,
        String summary,
        String protocol,
        Optional<Target> target,
        int connections,
        long seed,
        Fit fit,
        double hostShare,
        Connecting connecting,
        Optional<Duration> heartbeat,
        List<Phase> phases,
        List<Threshold> thresholds,
        List<String> watch,
        List<String> faults) {

    /** Checks what the reader has already said in words, and copies the lists. */
    public Scenario {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(target);
        Objects.requireNonNull(fit);
        Objects.requireNonNull(connecting);
        Objects.requireNonNull(heartbeat);
        if (connections < 1) {
            throw new IllegalArgumentException("connections: " + connections);
        }
        phases = List.copyOf(phases);
        thresholds = List.copyOf(thresholds);
        watch = List.copyOf(watch);
        faults = List.copyOf(faults);
    }

    /** What to do when the machine cannot hold what the scenario asks for. */
    public enum Fit {
        /** Say what is short and the command that raises it; do not run. */
        REFUSE,
        /** Run with as many connections as fit, and say so. */
        SHRINK
    }
}
