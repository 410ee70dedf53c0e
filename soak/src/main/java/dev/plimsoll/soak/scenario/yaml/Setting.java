package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.tree.Place;
import java.util.Objects;

/**
 * One value given on the command line that goes before the file's.
 *
 * @param origin the option as it was typed, {@code --set churn.cycles=x}; problems are reported under it
 * @param path what to set. A key of the file, {@code seed} or {@code connect.deadline}; {@code KIND.KEY} for every phase of
 *     a kind, {@code churn.cycles}; {@code watch[+]}, {@code faults[+]}, {@code thresholds[+]} or {@code headers[+]} to add
 *     one; {@code stages}, {@code rate} or {@code scale}, which reshape the phases ({@link ScenarioReader})
 * @param value as it would stand in the file
 */
public record Setting(String origin, String path, String value) {
    /** Checks that all are there. */
    public Setting {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(path);
        Objects.requireNonNull(value);
    }

    Place place() {
        return new Place.OnCommandLine(origin);
    }
}
