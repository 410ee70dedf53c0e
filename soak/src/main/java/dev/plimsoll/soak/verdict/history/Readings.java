package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.soak.sample.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One resource in many samples. */
public final class Readings {
    private Readings() {}

    /** What was read, sample by sample; NaN where nothing was. */
    public static double[] values(List<Sample> samples, String resource) {
        return samples.stream().mapToDouble(sample -> value(sample, resource)).toArray();
    }

    /** What was read, without the gaps. */
    public static double[] present(List<Sample> samples, String resource) {
        return Arrays.stream(values(samples, resource)).filter(Double::isFinite).toArray();
    }

    /** What was read in this sample; NaN where nothing was. */
    public static double value(Sample sample, String resource) {
        Reading reading = sample.readings().get(resource);
        return reading == null ? Double.NaN : reading.amountOrNaN();
    }

    /** The unit it was read in; empty where it never was. */
    public static Optional<Unit> unit(List<Sample> samples, String resource) {
        return readings(samples, resource)
                .flatMap(reading -> reading instanceof Reading.Value value
                        ? Stream.of(value.quantity().unit())
                        : Stream.<Unit>empty())
                .findFirst();
    }

    /** Why it was not read, as the first reading without a value says; empty where none says so. */
    public static Optional<String> reasonForNone(List<Sample> samples, String resource) {
        return readings(samples, resource)
                .map(reading ->
                        reading.<String>match(value -> "", absent -> absent.reason(), failed -> failed.reason()))
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private static Stream<Reading> readings(List<Sample> samples, String resource) {
        return samples.stream().map(sample -> sample.readings().get(resource)).filter(Objects::nonNull);
    }
}
