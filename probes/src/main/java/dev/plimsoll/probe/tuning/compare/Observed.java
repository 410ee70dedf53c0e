package dev.plimsoll.probe.tuning.compare;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import java.util.Objects;

/**
 * What was read for one line of a profile.
 *
 * @param running what the target runs with
 * @param outside what the reader's own namespace runs with; absent for a limit
 * @param membership whether the target is where sysctl.d(5) sets settings
 * @param persisted what a boot, or a start of the process, would set
 */
public record Observed(Seen<String> running, Seen<String> outside, Membership membership, Persistence persisted) {
    /** Checks that all are there. */
    public Observed {
        Objects.requireNonNull(running);
        Objects.requireNonNull(outside);
        Objects.requireNonNull(membership);
        Objects.requireNonNull(persisted);
    }
}
