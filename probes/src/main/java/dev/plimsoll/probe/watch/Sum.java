package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.probe.limit.known.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * What each process uses alone is added up. But each has its own ceiling, and one of them is full before all are: a sum
 * below the sum of ceilings would hide it. So the ceiling beside a sum is such that their share is that of the fullest
 * process; of ceilings that bind more than one process, the least counts.
 */
/** The readings of several processes as those of one. Pure. */
final class Sum {
    /** Of these the fullest process's count, not the sum: a listener may be held by many. */
    private static final String QUEUE = "accept_queue";

    private Sum() {}

    /** That of these parts, one or more. */
    static Map<String, Reading> of(List<Map<String, Reading>> parts) {
        Map<String, Reading> sum = new LinkedHashMap<>();
        parts.forEach(part -> part.forEach((resource, one) -> sum.merge(resource, one, (a, b) -> add(resource, a, b))));
        if (parts.size() == 1) {
            return sum;
        }
        for (KnownLimit limit : Catalogue.all()) {
            String place = limit.ceiling() instanceof Place.Resource beside ? beside.name() : limit.name();
            if (limit.nature() == Nature.CEILING && sum.containsKey(place)) {
                sum.put(place, ceiling(limit, place, parts, sum));
            }
        }
        return sum;
    }

    /** One that failed is there and cannot be read, and a part of a sum is not the sum; one that is absent adds nothing. */
    static Reading add(String resource, Reading one, Reading other) {
        if (one instanceof Reading.Failed || other instanceof Reading.Failed) {
            return one instanceof Reading.Failed ? one : other;
        }
        if (!(one instanceof Reading.Value a) || !(other instanceof Reading.Value b)) {
            return one instanceof Reading.Value ? one : other;
        }
        if (a.scope() != Scope.PROCESS || resource.equals("cpus")) {
            return a;
        }
        double x = a.quantity().amount();
        double y = b.quantity().amount();
        double amount = resource.equals(QUEUE) ? Math.max(x, y) : x + y;
        return new Reading.Value(new Quantity(amount, a.quantity().unit()), Scope.PROCESS);
    }

    private static Reading ceiling(
            KnownLimit limit, String place, List<Map<String, Reading>> parts, Map<String, Reading> sum) {
        String used = limit.used().orElse("");
        double fullest = 0;
        Optional<Reading.Value> least = Optional.empty();
        for (Map<String, Reading> part : parts) {
            if (part.get(place) instanceof Reading.Value ceiling) {
                double amount = ceiling.quantity().amount();
                boolean isLess =
                        least.isEmpty() || amount < least.get().quantity().amount();
                least = isLess ? Optional.of(ceiling) : least;
                Reading use = part.getOrDefault(used, new Reading.Absent("not asked for"));
                double share = use.amountOrNaN() / amount;
                fullest = share > fullest ? share : fullest; // a share that is not known is no fuller
            }
        }
        Reading all = sum.get(used);
        if (least.isEmpty() || !(all instanceof Reading.Value use) || fullest <= 0) {
            return least.<Reading>map(value -> value)
                    .orElseGet(() -> sum.getOrDefault(place, new Reading.Absent(place)));
        }
        boolean isOfEach = limit.scope() == Scope.PROCESS && use.scope() == Scope.PROCESS;
        return isOfEach
                ? new Reading.Value(
                        new Quantity(
                                use.quantity().amount() / fullest,
                                least.get().quantity().unit()),
                        Scope.PROCESS)
                : least.get();
    }
}
