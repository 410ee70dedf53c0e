package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.scenario.Thresholds;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the list of thresholds, each in one of its three spellings. */
final class ThresholdBinder {
    private static final String SPELLINGS =
            "a threshold is metric: expression, e.g. connection_duration: p(95) < 5s, or {threshold: \"…\", abort: true, after: 1m}";

    /** A threshold with where it stands. */
    record Bound(Threshold threshold, Place place) {}

    private ThresholdBinder() {}

    /** Binds what stands under {@code thresholds}. */
    static List<Bound> bind(Item item, Problems problems) {
        if (!(item instanceof Item.Listing listing)) {
            problems.add(item.place(), "thresholds", "takes a list, a dash before each; " + SPELLINGS);
            return List.of();
        }
        List<Bound> bound = new ArrayList<>();
        for (Item each : listing.items()) {
            threshold(each, problems).ifPresent(it -> bound.add(new Bound(it, each.place())));
        }
        return bound;
    }

    private static Optional<Threshold> threshold(Item item, Problems problems) {
        if (item instanceof Item.Scalar scalar) {
            return report(Thresholds.parse(scalar.text()), item.place(), problems);
        }
        if (item instanceof Item.Mapping mapping) {
            if (mapping.get("threshold").isPresent()) {
                return ending(mapping, problems);
            }
            if (mapping.entries().size() == 1 && mapping.entries().get(0).value() instanceof Item.Scalar expression) {
                Item.Entry entry = mapping.entries().get(0);
                return report(Thresholds.parse(entry.key(), expression.text()), entry.keyPlace(), problems);
            }
        }
        problems.add(item.place(), "thresholds", SPELLINGS);
        return Optional.empty();
    }

    private static Optional<Threshold> ending(Item.Mapping mapping, Problems problems) {
        Fields fields = Fields.of(mapping, Section.THRESHOLD, problems);
        Threshold threshold = fields.value("threshold", Thresholds::parse);
        boolean abort = fields.value("abort", PhaseBinder::trueOrFalse);
        Optional<Duration> after = fields.optional("after", Quantities::duration);
        if (after.isPresent() && !abort) {
            fields.refuse(
                    "after", "says when to end the run at the earliest, but nothing ends it; write abort: true too");
        }
        return Optional.of(abort ? threshold.abortingAfter(after.orElse(Duration.ZERO)) : threshold)
                .filter(it -> fields.isSound());
    }

    private static Optional<Threshold> report(Parsed<Threshold> parsed, Place place, Problems problems) {
        return parsed.match(Optional::of, wrong -> {
            problems.add(place, "thresholds", wrong);
            return Optional.empty();
        });
    }
}
