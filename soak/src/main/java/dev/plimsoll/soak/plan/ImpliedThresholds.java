package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.scenario.Threshold.Aggregate;
import dev.plimsoll.soak.scenario.Threshold.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold in any run whose scenario says nothing else about it: a check that is not written is not left out. */
final class ImpliedThresholds {
    private static final double MOST_SUCCEED = 0.99;

    private ImpliedThresholds() {}

    /** The scenario's thresholds, and after them the implied ones for metrics it does not mention. */
    static List<Threshold> complete(Scenario scenario) {
        List<Threshold> all = new ArrayList<>(scenario.thresholds());
        add(all, threshold("connection_success", Aggregate.RATE, Comparison.MORE, MOST_SUCCEED, "rate > 0.99"));
        add(all, none("connections_lost"));
        if (scenario.phases().stream().anyMatch(Traffic.class::isInstance)) {
            add(all, none("messages_lost"));
            add(all, none("messages_late"));
            add(all, none("messages_corrupted"));
            add(all, none("messages_duplicated"));
            add(all, none("messages_skipped"));
        }
        if (scenario.heartbeat().isPresent()) {
            add(all, none("heartbeats_missed"));
        }
        return List.copyOf(all);
    }

    private static void add(List<Threshold> all, Threshold implied) {
        if (all.stream().noneMatch(stated -> stated.metric().equals(implied.metric()))) {
            all.add(implied);
        }
    }

    private static Threshold none(String metric) {
        return threshold(metric, Aggregate.COUNT, Comparison.EQUAL, 0, "count == 0");
    }

    private static Threshold threshold(
            String metric, Aggregate aggregate, Comparison comparison, double bound, String text) {
        return new Threshold(metric, Optional.empty(), aggregate, 0, comparison, bound, text, Optional.empty());
    }
}
