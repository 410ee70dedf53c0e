package dev.plimsoll.probe.finding.exhaustion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that was read of one subject, moment by moment. Failures that the generator saw stand among its resources as {@code
 * failures.KIND}: how many in the interval that ends there.
 *
 * @param subject whose readings
 * @param seconds when, seconds since the run began, rising
 * @param values by resource, each as long as {@code seconds}; NaN where nothing was read
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, shared with nobody
public record Timeline(String subject, double[] seconds, Map<String, double[]> values) {
    /** The subject that makes the connections. */
    public static final String GENERATOR = "generator";
    /** The machine. */
    public static final String HOST = "host";
    /** A reading that only a subject on another host has. */
    private static final String ONLY_AFAR = "clock_offset_seconds";
    /** What the name of a resource that counts failures begins with. */
    public static final String FAILURES = "failures.";

    /** Checks the lengths. */
    public Timeline {
        Objects.requireNonNull(subject);
        values = Map.copyOf(values);
        for (double[] of : values.values()) {
            if (of.length != seconds.length) {
                throw new IllegalArgumentException(of.length + " values at " + seconds.length + " moments");
            }
        }
    }

    /** Whether it is a subject on another host. */
    boolean isAfar() {
        return values.containsKey(ONLY_AFAR);
    }

    /** What was read then, or last before it within so many seconds. */
    OptionalDouble level(String resource, int index, double patience) {
        double[] of = values.get(resource);
        for (int i = index; of != null && i >= 0 && seconds[index] - seconds[i] <= patience; i--) {
            if (Double.isFinite(of[i])) {
                return OptionalDouble.of(of[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /** By how much a counter rose since it was read before; 0 where it was not read now or not before. */
    double rise(String resource, int index, double patience) {
        double[] of = values.get(resource);
        if (of == null || index == 0 || !Double.isFinite(of[index])) {
            return 0;
        }
        OptionalDouble before = level(resource, index - 1, patience);
        return before.isPresent() ? of[index] - before.getAsDouble() : 0;
    }

    /** How many failures of these kinds there were in a stretch of time, by kind; of all kinds where none is named. */
    public Map<String, Double> failures(Set<String> kinds, double from, double until) {
        Map<String, Double> counts = new LinkedHashMap<>();
        int first = lowest(from);
        values.keySet().stream()
                .filter(resource -> resource.startsWith(FAILURES))
                .sorted()
                .forEach(resource -> {
                    String kind = resource.substring(FAILURES.length());
                    double count = sum(resource, first, until);
                    if (count > 0 && (kinds.isEmpty() || kinds.contains(kind))) {
                        counts.put(kind, count);
                    }
                });
        return counts;
    }

    private double sum(String resource, int first, double until) {
        double[] of = Objects.requireNonNull(values.get(resource));
        double sum = 0;
        for (int i = first; i < seconds.length && seconds[i] <= until; i++) {
            sum += Double.isFinite(of[i]) ? of[i] : 0;
        }
        return sum;
    }

    private int lowest(double from) {
        int at = Arrays.binarySearch(seconds, from);
        return at < 0 ? -at - 1 : at;
    }
}
