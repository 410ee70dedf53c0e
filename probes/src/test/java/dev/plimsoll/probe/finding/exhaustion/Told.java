package dev.plimsoll.probe.finding.exhaustion;

import dev.plimsoll.probe.limit.catalogue.Catalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Timelines as a table: a row for each resource, {@code fd | 60 64 64}, one reading a second, {@code -} where none was. */
final class Told {
    private Told() {}

    /** All readings of one subject. */
    static Timeline of(String subject, String rows) {
        Map<String, double[]> values = new LinkedHashMap<>();
        rows.strip().lines().map(String::strip).forEach(row -> {
            String[] halves = row.split(" *\\| *", 2);
            double[] readings = Arrays.stream(halves[1].split(" +", -1))
                    .mapToDouble(word -> word.equals("-") ? Double.NaN : Double.parseDouble(word))
                    .toArray();
            values.put(halves[0], readings);
        });
        int length = values.values().iterator().next().length;
        double[] seconds = new double[length];
        Arrays.setAll(seconds, i -> i + 1);
        return new Timeline(subject, seconds, values);
    }

    /** What is found, each as {@code HIT RLIMIT_NOFILE of gateway}. */
    static List<String> found(Timeline... timelines) {
        return Exhaustions.find(Catalogue.all(), List.of(timelines)).stream()
                .map(one -> one.degree() + " " + one.limit().name() + " of " + one.subject())
                .toList();
    }
}
