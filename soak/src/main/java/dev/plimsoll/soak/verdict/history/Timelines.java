package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.probe.finding.exhaustion.Timeline;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples as one timeline for each subject: its readings, and for the generator what failed. */
public final class Timelines {
    private Timelines() {}

    /** One for each subject, in the order in which they first appear. */
    public static List<Timeline> of(List<Sample> samples) {
        Map<String, List<Sample>> bySubject = new LinkedHashMap<>();
        samples.forEach(sample -> bySubject
                .computeIfAbsent(sample.subject(), name -> new ArrayList<>())
                .add(sample));
        return bySubject.entrySet().stream()
                .map(entry -> timeline(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Timeline timeline(String subject, List<Sample> samples) {
        double[] seconds = samples.stream().mapToDouble(Sample::seconds).toArray();
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < seconds.length; i++) {
            Sample sample = samples.get(i);
            int at = i;
            sample.readings()
                    .keySet()
                    .forEach(resource ->
                            column(values, resource, seconds.length)[at] = Readings.value(sample, resource));
            sample.load()
                    .ifPresent(load -> failures(load)
                            .forEach((kind, count) ->
                                    column(values, Timeline.FAILURES + kind, seconds.length)[at] = (double) count));
        }
        return new Timeline(subject, seconds, values);
    }

    private static double[] column(Map<String, double[]> values, String resource, int length) {
        return values.computeIfAbsent(resource, name -> {
            double[] gaps = new double[length];
            Arrays.fill(gaps, Double.NaN);
            return gaps;
        });
    }

    /** Connections that failed or were lost, by kind, and messages that went missing. */
    private static Map<String, Long> failures(LoadSample load) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (FailureKind kind : FailureKind.values()) {
            long count = load.connections().failed().getOrDefault(kind, 0L)
                    + load.connections().lost().getOrDefault(kind, 0L);
            if (count > 0) {
                counts.put(kind.label(), count);
            }
        }
        if (load.messages().lost() > 0) {
            counts.put("messages-lost", load.messages().lost());
        }
        if (load.messages().late() > 0) {
            counts.put("messages-late", load.messages().late());
        }
        return counts;
    }
}
