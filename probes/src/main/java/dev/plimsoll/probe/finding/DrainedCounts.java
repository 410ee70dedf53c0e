package dev.plimsoll.probe.finding;

import java.util.Arrays;

/**
 * A count as read at quiet points, gaps left out: cycles strictly rising, counts finite, both as long as each other. Where
 * no cycle ended between two readings, the later one stands, for it had longer to drain.
 */
final class DrainedCounts {
    private final double[] cycles;
    private final double[] counts;

    private DrainedCounts(double[] cycles, double[] counts) {
        this.cycles = cycles;
        this.counts = counts;
    }

    static DrainedCounts of(double[] cycles, double[] counts) {
        if (cycles.length != counts.length) {
            throw new IllegalArgumentException(cycles.length + " cycles but " + counts.length + " counts");
        }
        double[] keptCycles = new double[cycles.length];
        double[] keptCounts = new double[cycles.length];
        int kept = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cycles.length; i++) {
            if (!Double.isFinite(cycles[i]) || cycles[i] < before) {
                throw new IllegalArgumentException("cycles do not rise: " + before + ", then " + cycles[i]);
            }
            before = cycles[i];
            if (!Double.isFinite(counts[i])) {
                continue;
            }
            if (kept > 0 && keptCycles[kept - 1] == cycles[i]) {
                kept--;
            }
            keptCycles[kept] = cycles[i];
            keptCounts[kept] = counts[i];
            kept++;
        }
        return new DrainedCounts(Arrays.copyOf(keptCycles, kept), Arrays.copyOf(keptCounts, kept));
    }

    DrainedCounts withoutFirst() {
        return new DrainedCounts(
                Arrays.copyOfRange(cycles, 1, cycles.length), Arrays.copyOfRange(counts, 1, counts.length));
    }

    int size() {
        return counts.length;
    }

    double first() {
        return counts[0];
    }

    double last() {
        return counts[counts.length - 1];
    }

    /** From the first reading to the last. */
    double cycleSpan() {
        return cyclesBetween(0, counts.length - 1);
    }

    /** From the first reading to the last; negative where it fell. */
    double growth() {
        return growthBetween(0, counts.length - 1);
    }

    double cyclesBetween(int from, int to) {
        return cycles[to] - cycles[from];
    }

    double growthBetween(int from, int to) {
        return counts[to] - counts[from];
    }

    /** The first reading that has at least half of the cycles behind it, but never the last one. */
    int middle() {
        int i = 1;
        while (i < counts.length - 2 && 2 * cyclesBetween(0, i) < cycleSpan()) {
            i++;
        }
        return i;
    }

    /** The readings that part the whole into so many spans, each as nearly equal in cycles as the readings allow. */
    int[] parted(int spans) {
        int[] ends = new int[spans + 1];
        ends[spans] = counts.length - 1;
        for (int k = 1; k < spans; k++) {
            double target = cycleSpan() * k / spans;
            int best = ends[k - 1] + 1;
            int latest = counts.length - 1 - (spans - k);
            for (int i = best + 1; i <= latest; i++) {
                if (Math.abs(cyclesBetween(0, i) - target) < Math.abs(cyclesBetween(0, best) - target)) {
                    best = i;
                }
            }
            ends[k] = best;
        }
        return ends;
    }

    /** The furthest that a reading lies under an earlier one; 0 where none does. */
    double deepestFall() {
        double highest = Double.NEGATIVE_INFINITY;
        double deepest = 0;
        for (double count : counts) {
            highest = Math.max(highest, count);
            deepest = Math.max(deepest, highest - count);
        }
        return deepest;
    }

    /** Whether a straight line, rounded down to whole counts, goes through every reading. */
    boolean lieOnALine() {
        double steeperThan = Double.NEGATIVE_INFINITY;
        double flatterThan = Double.POSITIVE_INFINITY;
        for (int from = 0; from < counts.length; from++) {
            for (int to = from + 1; to < counts.length; to++) {
                steeperThan = Math.max(steeperThan, (growthBetween(from, to) - 1) / cyclesBetween(from, to));
                flatterThan = Math.min(flatterThan, (growthBetween(from, to) + 1) / cyclesBetween(from, to));
            }
        }
        return steeperThan < flatterThan;
    }

    /** How many readings after this one are higher than all before and are not given back later. */
    int lastingHighsAfter(int index) {
        int lasting = 0;
        double lowestAhead = Double.POSITIVE_INFINITY;
        for (int i = counts.length - 1; i > index; i--) {
            lowestAhead = Math.min(lowestAhead, counts[i]);
            double highestBehind = Arrays.stream(counts, 0, i).max().orElse(Double.NEGATIVE_INFINITY);
            if (counts[i] == lowestAhead && counts[i] > highestBehind) {
                lasting++;
            }
        }
        return lasting;
    }
}
