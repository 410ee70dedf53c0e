package dev.plimsoll.probe.tuning.check;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.compare.Membership;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a profile is held against: a process, with where to read what.
 *
 * @param host the name of its machine
 * @param words which process, for people
 * @param settings the kernel settings that hold for it
 * @param outside those of the reader
 * @param membership whether it is in the first network namespace
 * @param limits its own
 * @param persisted what would set a setting again
 */
public record Target(
        String host,
        String words,
        RunningSettings settings,
        RunningSettings outside,
        Membership membership,
        Seen<Rlimits> limits,
        Function<Setting, Persistence> persisted) {
    /** Checks that all are there. */
    public Target {
        Objects.requireNonNull(host);
        Objects.requireNonNull(words);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(outside);
        Objects.requireNonNull(membership);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(persisted);
    }

    /** The same, but nobody asks what would set a setting again. */
    public Target asItRuns() {
        return new Target(host, words, settings, outside, membership, limits, setting -> new Persistence.Unasked());
    }
}
