package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Headroom;
import dev.plimsoll.probe.Limit;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.probe.limit.known.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a limit is away. Pure.
 *
 * @param limit which
 * @param headroom how much of it is used
 * @param perConnection what one connection takes of it, in the unit of both; empty where nobody knows
 * @param more how many connections more it allows; empty where use, ceiling or cost is unknown
 */
public record Forecast(KnownLimit limit, Headroom headroom, OptionalDouble perConnection, OptionalLong more) {
    /** The share of a ceiling, 0 to 1, from which on it is near whatever a connection takes of it. */
    private static final double NEARLY_FULL = 0.8;

    /**
     * Those that are nearly full come first, the fullest on top, because what fills them need not be connections; then
     * those that allow the fewest connections more; then those of which that is not known, the fullest on top.
     */
    public static final Comparator<Forecast> FIRST_TO_BIND = Comparator.comparingInt(Forecast::urgency)
            .thenComparingLong(Forecast::moreUnlessNearlyFull)
            .thenComparing(Comparator.comparingDouble(Forecast::shareOrZero).reversed());

    /**
     * All ceilings of the catalogue, the first to bind on top.
     *
     * @param subject whose readings these are
     * @param readings by resource, ceilings among them under their limits' names
     * @param measured what a connection was measured to cost, by resource; where it lacks one the catalogue's assumption
     *     counts
     */
    public static List<Forecast> all(String subject, Map<String, Reading> readings, Map<String, Double> measured) {
        return Catalogue.all().stream()
                .filter(limit -> limit.nature() == Nature.CEILING)
                .map(limit -> of(limit, subject, readings, measured))
                .sorted(FIRST_TO_BIND)
                .toList();
    }

    private static Forecast of(
            KnownLimit limit, String subject, Map<String, Reading> readings, Map<String, Double> measured) {
        String place = limit.ceiling() instanceof Place.Resource beside ? beside.name() : limit.name();
        Reading ceiling =
                readings.getOrDefault(place, new Reading.Absent(limit.ceiling().words()));
        Reading used = limit.used()
                .map(resource -> readings.getOrDefault(resource, new Reading.Absent(resource + " was not asked for")))
                .orElseGet(() -> new Reading.Absent("nothing that can be read counts against it"));
        Double known = limit.used().map(measured::get).orElse(null);
        OptionalDouble each = known == null ? limit.perConnection() : OptionalDouble.of(known);
        double room = ceiling.amountOrNaN() - used.amountOrNaN();
        boolean isTold = Double.isFinite(room) && each.isPresent() && each.getAsDouble() > 0;
        OptionalLong more = isTold
                ? OptionalLong.of((long) Math.max(0, Math.floor(room / each.getAsDouble())))
                : OptionalLong.empty();
        return new Forecast(
                limit, new Headroom(new Limit(limit.name(), ceiling, limit.mend()), subject, used), each, more);
    }

    private int urgency() {
        if (isNearlyFull()) {
            return 0;
        }
        return more.isPresent() ? 1 : 2;
    }

    private long moreUnlessNearlyFull() {
        return isNearlyFull() ? 0 : more.orElse(0);
    }

    private boolean isNearlyFull() {
        return shareOrZero() >= NEARLY_FULL;
    }

    private double shareOrZero() {
        double share = headroom.share();
        return Double.isFinite(share) ? share : 0;
    }
}
