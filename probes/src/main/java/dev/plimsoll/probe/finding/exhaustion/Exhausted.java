package dev.plimsoll.probe.finding.exhaustion;

import dev.plimsoll.probe.limit.known.KnownLimit;
import java.util.List;
import java.util.Objects;

/**
 * A limit that was hit, or nearly.
 *
 * @param limit which
 * @param subject whose: the subject's name, or {@code host} where several share it
 * @param degree whether it was hit
 * @param seconds when it first was, seconds since the run began
 * @param evidence what was seen, a phrase each, never empty
 */
public record Exhausted(KnownLimit limit, String subject, Degree degree, double seconds, List<String> evidence) {
    /** Copies the evidence. */
    public Exhausted {
        Objects.requireNonNull(limit);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(degree);
        evidence = List.copyOf(evidence);
    }

    /** How far it went. */
    public enum Degree {
        /** It was at its ceiling and something suffered, or the kernel counted what it refused. */
        HIT,
        /** It came near, or the kernel helped itself. */
        NEAR
    }
}
