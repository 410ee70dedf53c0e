package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.exhaustion.Timeline;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.history.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How much of a limit was used, and how much there was, as the samples have it. */
final class Levels {
    private final History history;
    private final List<Cost> costs;
    private final Map<String, Map<String, Double>> most = new HashMap<>();
    private final long peak;

    Levels(History history, List<Cost> costs) {
        this.history = history;
        this.costs = costs;
        this.peak = history.load().stream()
                .mapToLong(sample ->
                        sample.load().map(load -> load.connections().open()).orElse(0L))
                .max()
                .orElse(0);
    }

    /** The processes that were watched beside the generator, the gateway first. */
    List<String> processes() {
        return history.recording().samples().stream()
                .map(Sample::subject)
                .distinct()
                .filter(subject -> !subject.equals(History.GENERATOR) && !subject.equals(Timeline.HOST))
                .toList();
    }

    /** The most that was used; null where nothing was read. */
    @Nullable
    Double most(String limit, String subject) {
        return Catalogue.named(limit)
                .flatMap(KnownLimit::used)
                .map(used -> largest(used, subject))
                .orElse(null);
    }

    /** The ceiling that was read; null where there is none. */
    @Nullable
    Double ceiling(String limit, String subject) {
        return Catalogue.named(limit)
                .map(known -> known.ceiling() instanceof Place.Resource beside ? beside.name() : known.name())
                .map(resource -> largest(resource, subject))
                .orElse(null);
    }

    /** How many connections it allows, by what one was measured to cost or is assumed to; null where neither is known. */
    @Nullable
    Long connections(KnownLimit limit, String subject) {
        Double used = most(limit.name(), subject);
        Double ceiling = ceiling(limit.name(), subject);
        OptionalDouble each = costs.stream()
                .filter(cost -> cost.subject().equals(subject))
                .filter(cost -> limit.used().filter(cost.resource()::equals).isPresent())
                .mapToDouble(Cost::perConnection)
                .filter(cost -> cost > 0)
                .findFirst();
        double cost = each.orElse(limit.perConnection().orElse(Double.NaN));
        if (used == null || ceiling == null || !Double.isFinite(cost)) {
            return null;
        }
        return Math.max(0, peak + (long) Math.floor((ceiling - used) / cost));
    }

    private @Nullable Double largest(String resource, String subject) {
        return most.computeIfAbsent(subject, this::mostOfAll).get(resource);
    }

    private Map<String, Double> mostOfAll(String subject) {
        Map<String, Double> largest = new HashMap<>();
        for (Sample sample : history.samples(subject)) {
            sample.readings().forEach((resource, reading) -> {
                if (reading instanceof Reading.Value value) {
                    largest.merge(resource, value.quantity().amount(), Math::max);
                }
            });
        }
        return largest;
    }
}
