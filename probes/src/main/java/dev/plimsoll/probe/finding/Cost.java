package dev.plimsoll.probe.finding;

import dev.plimsoll.probe.Unit;
import java.util.Objects;

/**
 * What one open connection costs a subject in one resource.
 *
 * @param subject who pays
 * @param resource {@code rss}, {@code fd}, …
 * @param unit of the amounts
 * @param perConnection the slope of the resource over the number of open connections; NaN where it cannot be told
 * @param low lower end of its 95 % interval; NaN likewise
 * @param high upper end of it; NaN likewise
 * @param evidence one sentence: how many plateaus, from how many connections to how many; or why there is no figure
 */
public record Cost(
        String subject, String resource, Unit unit, double perConnection, double low, double high, String evidence) {
    /** Checks that all words are there. */
    public Cost {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(evidence);
    }

    /** Whether there is a figure. */
    public boolean isKnown() {
        return Double.isFinite(perConnection);
    }
}
