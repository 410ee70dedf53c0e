package dev.plimsoll.probe.tuning.prove;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the experiments are told.
 *
 * @param lines what is to be proven
 * @param profile all that is declared, by setting: what stands beside a line may mask it
 * @param running what this host's first look showed, by setting; a setting that is not there is absent
 * @param satisfied the settings with which this host runs as declared
 * @param listenBacklog what the program asks {@code listen(2)} for; empty: as many as are declared
 */
public record Order(
        List<DeclaredLine> lines,
        Map<String, String> profile,
        Map<String, String> running,
        Set<String> satisfied,
        OptionalInt listenBacklog) {
    /** Copies the collections. */
    public Order {
        lines = List.copyOf(lines);
        profile = Map.copyOf(profile);
        running = Map.copyOf(running);
        satisfied = Set.copyOf(satisfied);
    }

    /** What this host runs with, if it has such a setting. */
    public Optional<String> running(String setting) {
        return Optional.ofNullable(running.get(setting));
    }

    /** What the target would run with: as declared, or else as this host does. */
    public Optional<String> inForce(String setting) {
        return Optional.ofNullable(profile.get(setting)).or(() -> running(setting));
    }

    /** Whether this host runs as a line declares. */
    public boolean runs(DeclaredLine line) {
        return satisfied.contains(line.setting());
    }
}
