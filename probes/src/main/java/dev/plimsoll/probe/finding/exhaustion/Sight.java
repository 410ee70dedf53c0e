package dev.plimsoll.probe.finding.exhaustion;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.Condition.AtLeast;
import dev.plimsoll.probe.limit.known.Condition.Failures;
import dev.plimsoll.probe.limit.known.Condition.Full;
import dev.plimsoll.probe.limit.known.Condition.OwnFailures;
import dev.plimsoll.probe.limit.known.Condition.Reaches;
import dev.plimsoll.probe.limit.known.Condition.Rises;
import dev.plimsoll.probe.limit.known.Condition.RisesBeyond;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks for conditions in the intervals of one subject. */
final class Sight {
    /** Some readings are taken every ten seconds only. */
    private static final double PATIENCE_SECONDS = 12;
    /** A failure may be counted an interval before the reading that explains it. */
    private static final double BEFORE_SECONDS = 2;
    /** And a connect that is not answered fails when its deadline is over. */
    private static final double AFTER_SECONDS = 15;

    /** What may be left in whole units must not be much of a small ceiling. */
    private static final double SMALL_SHARE = 0.05;

    private final Timeline of;
    private final Optional<Timeline> generator;

    Sight(Timeline of, Optional<Timeline> generator) {
        this.of = of;
        this.generator = generator;
    }

    /** What is seen of these conditions in one interval, a phrase each; nothing where one does not hold. */
    Optional<List<String>> together(KnownLimit limit, List<Condition> conditions, int index) {
        List<String> phrases = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<String> phrase = one(limit, condition, index);
            if (phrase.isEmpty()) {
                return Optional.empty();
            }
            phrases.add(phrase.get());
        }
        return Optional.of(phrases);
    }

    private Optional<String> one(KnownLimit limit, Condition condition, int index) {
        if (condition instanceof Rises rises) {
            double rise = of.rise(rises.resource(), index, PATIENCE_SECONDS);
            return when(rise >= rises.least(), () -> risen(rises.resource(), rise));
        }
        if (condition instanceof RisesBeyond beyond) {
            double rise = of.rise(beyond.resource(), index, PATIENCE_SECONDS);
            return when(
                    rise > Math.max(0, of.rise(beyond.other(), index, PATIENCE_SECONDS)),
                    () -> risen(beyond.resource(), rise));
        }
        if (condition instanceof Reaches reaches) {
            OptionalDouble level = level(reaches.resource(), index);
            return when(
                    level.orElse(Double.NaN) >= reaches.least(),
                    () -> reaches.resource() + " " + number(level.orElse(Double.NaN)));
        }
        if (condition instanceof AtLeast atLeast) {
            OptionalDouble of = level(atLeast.of(), index);
            return filled(atLeast.resource(), of, (1 - atLeast.share()) * of.orElse(0), index);
        }
        if (condition instanceof Full full) {
            OptionalDouble ceiling = level(ceilingOf(limit), index);
            double most = ceiling.orElse(0);
            double room = Math.max(Math.min(full.room(), most * SMALL_SHARE), full.share() * most);
            return limit.used().flatMap(used -> filled(used, ceiling, room, index));
        }
        return failed(condition, index);
    }

    private Optional<String> failed(Condition condition, int index) {
        boolean own = condition instanceof OwnFailures;
        if (own && !of.subject().equals(Timeline.GENERATOR)) {
            return Optional.empty();
        }
        Set<String> kinds = own ? Set.of(((OwnFailures) condition).kind()) : ((Failures) condition).kinds();
        double now = of.seconds()[index];
        Map<String, Double> counts = generator
                .map(load -> own
                        ? load.failures(kinds, now, now)
                        : load.failures(kinds, now - BEFORE_SECONDS, now + AFTER_SECONDS))
                .orElse(Map.of());
        String words = counts.entrySet().stream()
                .map(entry -> number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return when(!counts.isEmpty(), () -> words);
    }

    private Optional<String> filled(String used, OptionalDouble ceiling, double room, int index) {
        OptionalDouble level = level(used, index);
        boolean isFull = level.isPresent()
                && ceiling.isPresent()
                && ceiling.getAsDouble() > 0
                && level.getAsDouble() >= ceiling.getAsDouble() - room;
        return when(
                isFull,
                () -> "%s %s of %s"
                        .formatted(used, number(level.orElse(Double.NaN)), number(ceiling.orElse(Double.NaN))));
    }

    private OptionalDouble level(String resource, int index) {
        return of.level(resource, index, PATIENCE_SECONDS);
    }

    /** Ceilings that are read for their own sake stand among the readings under the limit's name. */
    static String ceilingOf(KnownLimit limit) {
        return limit.ceiling() instanceof Place.Resource beside ? beside.name() : limit.name();
    }

    private static Optional<String> when(boolean holds, Supplier<String> phrase) {
        return holds ? Optional.of(phrase.get()) : Optional.empty();
    }

    private static String risen(String resource, double rise) {
        return resource + " +" + number(rise);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%,.0f" : "%,.3g", number);
    }
}
