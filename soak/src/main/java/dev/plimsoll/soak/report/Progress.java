package dev.plimsoll.soak.report;

import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How far a run has come: the sums of what its samples said, and the latest sample of each subject. Grows by one sample
 * at a time and is never changed.
 *
 * @param attempted connects begun so far
 * @param established openings answered so far
 * @param failed attempts never established so far, by kind
 * @param lost established connections that ended before we ended them, so far, by kind
 * @param latest the latest sample of each subject, in the order in which subjects first appeared
 */
public record Progress(
        long attempted,
        long established,
        Map<FailureKind, Long> failed,
        Map<FailureKind, Long> lost,
        Map<String, Sample> latest) {
    /** Nothing has happened. */
    public static final Progress NONE = new Progress(0, 0, Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public Progress {
        failed = Map.copyOf(failed);
        lost = Map.copyOf(lost);
        latest = Collections.unmodifiableMap(new LinkedHashMap<>(latest));
    }

    /** This and one more sample. */
    public Progress then(Sample sample) {
        Objects.requireNonNull(sample);
        Map<String, Sample> newest = new LinkedHashMap<>(latest);
        newest.put(sample.subject(), sample);
        return sample.load()
                .map(LoadSample::connections)
                .map(connections -> new Progress(
                        attempted + connections.attempted(),
                        established + connections.established(),
                        added(failed, connections.failed()),
                        added(lost, connections.lost()),
                        newest))
                .orElseGet(() -> new Progress(attempted, established, failed, lost, newest));
    }

    private static Map<FailureKind, Long> added(Map<FailureKind, Long> sums, Map<FailureKind, Long> counts) {
        Map<FailureKind, Long> sum = new EnumMap<>(FailureKind.class);
        sum.putAll(sums);
        counts.forEach((kind, count) -> {
            if (count != 0) {
                sum.merge(kind, count, Long::sum);
            }
        });
        return sum;
    }
}
