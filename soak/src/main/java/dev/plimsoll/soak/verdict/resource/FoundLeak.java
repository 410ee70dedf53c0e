package dev.plimsoll.soak.verdict.resource;

import dev.plimsoll.probe.finding.Leak;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A finding about a resource, and where its growth would end.
 *
 * @param leak the finding
 * @param limit what it would run into, as its owner spells it; empty where none is known
 * @param ceiling how much that limit allows; empty where that is not known
 * @param exhaustedInSeconds how long it takes from the end of the churn, at the rate of the churn; empty where it does not
 *     grow for certain, or no ceiling is known
 */
public record FoundLeak(Leak leak, Optional<String> limit, OptionalDouble ceiling, OptionalDouble exhaustedInSeconds) {
    /** Checks that all are there. */
    public FoundLeak {
        Objects.requireNonNull(leak);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(ceiling);
        Objects.requireNonNull(exhaustedInSeconds);
    }
}
