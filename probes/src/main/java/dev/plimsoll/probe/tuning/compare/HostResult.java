package dev.plimsoll.probe.tuning.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A profile beside one target on one host.
 *
 * @param host its name
 * @param target which process, in words
 * @param lines a result for each line of the profile, in its order
 */
public record HostResult(String host, String target, List<LineResult> lines) {
    /** Copies the lines. */
    public HostResult {
        Objects.requireNonNull(host);
        Objects.requireNonNull(target);
        lines = List.copyOf(lines);
    }

    /** The worst of all lines; {@link LineVerdict#CANNOT_TELL} where there is none. */
    public LineVerdict worst() {
        return lines.stream()
                .map(LineResult::verdict)
                .min(Comparator.naturalOrder())
                .orElse(LineVerdict.CANNOT_TELL);
    }

    /** How many lines were judged so. */
    public long count(LineVerdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
