package dev.plimsoll.probe.finding;

import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.finding.Leak.Outcome;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Finds a leak in something that is counted (descriptors, sockets, CLOSE_WAIT, threads), from readings at quiet points:
 * no connection open, everything drained.
 */
public final class CountLeak {
    /*
     * A drained count is exact in a clean server, but for one-off steps (a lazily opened file, one more thread). So there is
     * no significance test here: a leak is growth in proportion to the cycles.
     *
     * With five usable readings or more the first one is left out: what is made once, by the first connections, lies there.
     * At least four readings must be left. They are parted into three spans (four where there are five or more readings), as
     * nearly equal in cycles as they can be, and it is a LEAK only if the whole grew by 2 per span or more (±1 of noise can
     * make 2 in all), each span grew (a step, a step then a plateau, a full pool all have a span without growth), and either
     *   - a straight line, rounded to whole counts, goes through every reading; or
     *   - each span grew by half of its share or more, the second half at 3/4 of the first half's rate or more (a cache slows
     *     down), no reading fell under an earlier one by more than 2 or a quarter of a span's share (a sawtooth falls), and
     *     the interval of the rate lies over 0.
     * A steady leak of s per cycle grows any w cycles by more than s·w − 1 and lies on such a line, so it is found, whatever
     * its phase, from s = max(least growth / whole, 1 / shortest span) on: the smallest detectable. One that takes some cycles
     * at random scatters like √n and may be called GROWING until it has grown further.
     *
     * What is no leak is still GROWING when the whole and each span grew as above, or when it set two new highs from the
     * middle on that were never given back, having grown by 3 or more; else CLEAN.
     *
     * The blind spots: a pool that fills evenly (or by so few that it looks even) and was not seen to end, and a
     * sawtooth that is longer than all readings or in step with them.
     */
    private static final int FEWEST_READINGS = 4;
    private static final int MOST_SPANS = 4;
    private static final double LEAST_GROWTH_PER_SPAN = 2;
    private static final double LEAST_OF_SHARE = 0.5;
    private static final double LEAST_OF_FIRST_HALF = 0.75;
    private static final double WORST_FALL_OF_SHARE = 0.25;
    private static final double ONE_COUNT = 1;
    private static final double NOISE_RANGE = 2;
    private static final double LEAST_LASTING_GROWTH = 3;
    private static final int LEAST_LASTING_HIGHS = 2;
    private static final double UPPER_QUANTILE = 0.975;

    private final DrainedCounts readings;
    private final int[] ends;
    private final int middle;
    private final int taken;

    private CountLeak(DrainedCounts readings, int taken) {
        this.readings = readings;
        this.ends = readings.parted(Math.min(readings.size() - 1, MOST_SPANS));
        this.middle = readings.middle();
        this.taken = taken;
    }

    /**
     * Judges one count.
     *
     * @param cycles connections that had come and gone in all at each quiet point, never falling
     * @param counts what was read there; NaN is a gap
     * @throws IllegalArgumentException where the arrays differ in length or the cycles fall
     */
    public static Leak find(String subject, String resource, Unit unit, double[] cycles, double[] counts) {
        DrainedCounts all = DrainedCounts.of(cycles, counts);
        if (all.size() < FEWEST_READINGS) {
            String evidence = "%d usable drained readings of %d; %d are needed to tell a leak from a step"
                    .formatted(all.size(), counts.length, FEWEST_READINGS);
            double none = Double.NaN;
            return new Leak(subject, resource, unit, Outcome.INCONCLUSIVE, none, none, none, none, evidence);
        }
        CountLeak finding = new CountLeak(all.size() > FEWEST_READINGS ? all.withoutFirst() : all, counts.length);
        double perCycle = finding.readings.growth() / finding.readings.cycleSpan();
        double margin = finding.margin();
        Outcome outcome = finding.outcome();
        return new Leak(
                subject,
                resource,
                unit,
                outcome,
                perCycle,
                perCycle - margin,
                perCycle + margin,
                finding.smallestDetectable(),
                finding.evidence(outcome));
    }

    private Outcome outcome() {
        boolean everySpanGrew = readings.growth() >= leastGrowth() && slowestSpan() > 0;
        if (everySpanGrew && (readings.lieOnALine() || keepsGrowing())) {
            return Outcome.LEAK;
        }
        boolean settlesNot = readings.growth() >= LEAST_LASTING_GROWTH
                && readings.lastingHighsAfter(middle - 1) >= LEAST_LASTING_HIGHS;
        return everySpanGrew || settlesNot ? Outcome.GROWING : Outcome.CLEAN;
    }

    private boolean keepsGrowing() {
        boolean isSure = readings.growth() / readings.cycleSpan() > margin();
        return isProportional() && !slowsDown() && !fallsBack() && isSure;
    }

    private int spans() {
        return ends.length - 1;
    }

    private double leastGrowth() {
        return LEAST_GROWTH_PER_SPAN * spans();
    }

    private double slowestSpan() {
        double slowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < spans(); k++) {
            slowest = Math.min(slowest, readings.growthBetween(ends[k], ends[k + 1]));
        }
        return slowest;
    }

    private boolean isProportional() {
        double perCycle = readings.growth() / readings.cycleSpan();
        for (int k = 0; k < spans(); k++) {
            double share = perCycle * readings.cyclesBetween(ends[k], ends[k + 1]);
            if (readings.growthBetween(ends[k], ends[k + 1]) < LEAST_OF_SHARE * share) {
                return false;
            }
        }
        return true;
    }

    private boolean slowsDown() {
        int last = readings.size() - 1;
        double firstHalfRate = readings.growthBetween(0, middle) / readings.cyclesBetween(0, middle);
        double atThatRate = firstHalfRate * readings.cyclesBetween(middle, last);
        return readings.growthBetween(middle, last) < LEAST_OF_FIRST_HALF * atThatRate;
    }

    private boolean fallsBack() {
        double share = readings.growth() / spans();
        return readings.deepestFall() > Math.max(NOISE_RANGE, WORST_FALL_OF_SHARE * share);
    }

    private double smallestDetectable() {
        double shortest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < spans(); k++) {
            shortest = Math.min(shortest, readings.cyclesBetween(ends[k], ends[k + 1]));
        }
        return Math.max(leastGrowth() / readings.cycleSpan(), ONE_COUNT / shortest);
    }

    /** Half the 95 % interval: from the scatter of the blocks' rates, but never less than one count over the whole. */
    private double margin() {
        int blocks = readings.size() - 1;
        double span = readings.cycleSpan();
        double perCycle = readings.growth() / span;
        double scatter = 0;
        for (int i = 0; i < blocks; i++) {
            double cycles = readings.cyclesBetween(i, i + 1);
            double off = readings.growthBetween(i, i + 1) - perCycle * cycles;
            scatter += off * off / cycles;
        }
        double standardError = Math.sqrt(scatter / (blocks - 1) / span);
        double quantile = new TDistribution(blocks - 1).inverseCumulativeProbability(UPPER_QUANTILE);
        return Math.max(quantile * standardError, ONE_COUNT / span);
    }

    private String evidence(Outcome outcome) {
        String figures = "from %s to %s over %s cycles in %d drained readings of %d: "
                .formatted(
                        Figure.of(readings.first()),
                        Figure.of(readings.last()),
                        Figure.of(readings.cycleSpan()),
                        readings.size(),
                        taken);
        return figures + meaning(outcome);
    }

    private String meaning(Outcome outcome) {
        if (outcome == Outcome.LEAK) {
            return "it grew in each of %d spans, in proportion to the cycles".formatted(spans());
        }
        if (outcome == Outcome.CLEAN) {
            return readings.growth() > 0 ? "it rose, but does not keep rising" : "it does not rise";
        }
        if (readings.growth() < leastGrowth()) {
            return "it still rises, but by fewer than the %s that tell a leak from steps"
                    .formatted(Figure.of(leastGrowth()));
        }
        if (fallsBack()) {
            return "it rises, but falls back by %s in between".formatted(Figure.of(readings.deepestFall()));
        }
        return slowsDown()
                ? "it still rises, but slows down"
                : "it rises, but too unevenly to be in proportion to the cycles";
    }
}
