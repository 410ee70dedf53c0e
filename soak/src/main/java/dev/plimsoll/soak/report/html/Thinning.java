package dev.plimsoll.soak.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Fewer points that look the same: rows are taken together in buckets, and of each bucket every line keeps its least and
 * its greatest value, in the order in which they came. A peak of one interval in twelve hours is still there.
 */
final class Thinning {
    /** Two rows come of each bucket, and one more where a gap is in it. */
    private static final int BUCKETS = 700;

    private final List<Double> xs;
    private final List<List<Double>> lines;
    private final List<Double> thinXs = new ArrayList<>();
    private final List<List<Double>> thinLines = new ArrayList<>();

    private Thinning(List<Double> xs, List<List<Double>> lines) {
        this.xs = xs;
        this.lines = lines;
        lines.forEach(line -> thinLines.add(new ArrayList<>()));
    }

    /** Rows that lines share. */
    record Rows(List<Double> xs, List<List<Double>> lines) {}

    /** The rows, or fewer of them. */
    static Rows of(Rows rows) {
        if (rows.xs().size() <= 2 * BUCKETS) {
            return rows;
        }
        Thinning thinning = new Thinning(rows.xs(), rows.lines());
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            thinning.bucket(first(bucket, rows), first(bucket + 1, rows));
        }
        return new Rows(thinning.thinXs, thinning.thinLines);
    }

    private static int first(int bucket, Rows rows) {
        return (int) ((long) bucket * rows.xs().size() / BUCKETS);
    }

    private void bucket(int from, int to) {
        thinXs.add(xs.get(from));
        thinXs.add(xs.get(to - 1));
        for (int line = 0; line < lines.size(); line++) {
            leastAndGreatest(lines.get(line).subList(from, to), thinLines.get(line));
        }
        if (hasGap(from, to)) {
            thinXs.add(xs.get(to - 1));
            thinLines.forEach(line -> line.add(Double.NaN));
        }
    }

    private boolean hasGap(int from, int to) {
        for (int row = from; row < to; row++) {
            int at = row;
            if (lines.stream().allMatch(line -> Double.isNaN(line.get(at)))) {
                return true;
            }
        }
        return false;
    }

    private static void leastAndGreatest(List<Double> values, List<Double> into) {
        int least = -1;
        int greatest = -1;
        boolean asked = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            asked |= Double.isNaN(value);
            if (Double.isFinite(value)) {
                least = least < 0 || value < values.get(least) ? i : least;
                greatest = greatest < 0 || value > values.get(greatest) ? i : greatest;
            }
        }
        double nothing = asked ? Double.NaN : Chart.NOT_ASKED;
        into.add(least < 0 ? nothing : values.get(Math.min(least, greatest)));
        into.add(least < 0 ? nothing : values.get(Math.max(least, greatest)));
    }
}
