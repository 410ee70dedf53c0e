package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.sample.LatencyInterval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The distributions of a run, one per phase and metric: a long run has tens of thousands of stretches, and many questions
 * about them. A stretch belongs to the phase in which its middle lies; those before the first phase to none.
 */
final class PhaseLatencies {
    private final Map<PhaseRun, Map<String, MergedLatency>> merged = new LinkedHashMap<>();

    private PhaseLatencies() {}

    static PhaseLatencies of(List<PhaseRun> phases, List<LatencyInterval> intervals) {
        TreeMap<Double, PhaseRun> byStart = new TreeMap<>();
        phases.forEach(phase -> byStart.put(phase.start(), phase));
        Map<PhaseRun, Map<String, List<LatencyInterval>>> parted = new LinkedHashMap<>();
        for (LatencyInterval interval : intervals) {
            var phase = byStart.floorEntry((interval.start() + interval.end()) / 2);
            if (phase != null) {
                parted.computeIfAbsent(phase.getValue(), same -> new LinkedHashMap<>())
                        .computeIfAbsent(interval.metric(), same -> new ArrayList<>())
                        .add(interval);
            }
        }
        PhaseLatencies latencies = new PhaseLatencies();
        parted.forEach((phase, byMetric) -> {
            Map<String, MergedLatency> ofPhase = new LinkedHashMap<>();
            byMetric.forEach((metric, parts) -> ofPhase.put(metric, MergedLatency.of(parts)));
            latencies.merged.put(phase, ofPhase);
        });
        return latencies;
    }

    MergedLatency in(Collection<PhaseRun> phases, String metric) {
        return MergedLatency.ofMerged(phases.stream()
                .map(phase -> merged.getOrDefault(phase, Map.of()).get(metric))
                .filter(Objects::nonNull)
                .toList());
    }
}
