package dev.plimsoll.soak.sample;

import dev.plimsoll.probe.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One subject in one interval of a run: one line of {@code samples.jsonl}.
 *
 * @param seconds end of the interval, seconds since the run began (monotonic clock)
 * @param length how long the interval was, in seconds
 * @param phase name of the phase it lies in; intervals are cut where phases change
 * @param subject {@code gateway}, {@code generator}, {@code host} or a watched name
 * @param quiet present when the readings were taken at a quiet point
 * @param readings by resource, in a stable order
 * @param load what the generator did in the interval; on the generator's line alone
 */
public record Sample(
        double seconds,
        double length,
        String phase,
        String subject,
        Optional<Quiet> quiet,
        Map<String, Reading> readings,
        Optional<LoadSample> load) {
    /** Copies the readings, keeping their order. */
    public Sample {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(quiet);
        Objects.requireNonNull(load);
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    /**
     * A moment in a churn at which every connection of the block had been drained.
     *
     * @param block how many blocks had ended: 0 before the first
     * @param cycles how many cycles the run had finished by then
     * @param open how many connections were open all the same (those that the churn runs beside)
     */
    public record Quiet(int block, long cycles, long open) {}
}
