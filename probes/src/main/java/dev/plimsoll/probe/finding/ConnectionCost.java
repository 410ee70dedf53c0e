package dev.plimsoll.probe.finding;

import dev.plimsoll.probe.Unit;
import java.util.Comparator;
import java.util.List;

/**
 * What one open connection costs, from plateaus of a ramp that goes up and down again, once the subject was primed by an
 * earlier ramp.
 */
public final class ConnectionCost {
    /*
     * The level of a plateau is the median of its readings; the cost is the slope of least squares over the levels, with a
     * linear drift in time where there are five plateaus and up and down keep time and connections apart.
     *
     * That fit's own interval believes in independent errors, and resident memory is more of a walk with rare steps. Memory
     * that is not given back on the way down is worse: over an even ramp up and down it looks exactly like half the cost plus
     * a drift, and the fit is then quietly wrong by a factor of two with no residual at all. So the interval reaches as far as
     * the widest of
     *   - the fit's residuals,
     *   - the residuals of the changes from one plateau to the next, with no drift taken out,
     *   - the slope of the way up alone and of the way down alone, and the resolution on top,
     *   - the resolution: a page of 4096 bytes, or one count, over the whole span of connections.
     * A subject that was not primed keeps what it took once and makes the first way up dear, which widens it likewise. What
     * cannot be seen: memory kept from the priming ramp and used again makes connections look free.
     */
    private static final int FEWEST_PLATEAUS = 3;
    private static final int FEWEST_NUMBERS = 3;
    /** Two numbers of connections nearer than this share of the span are one number: a connection or two went missing. */
    private static final double SAME_NUMBER_SHARE = 0.01;

    private static final double PAGE_BYTES = 4096;
    /** Of the cost: from here on the disagreement of up and down is put into words. */
    private static final double WORTH_SAYING_SHARE = 0.05;

    private final List<Plateau> plateaus;
    private final Unit unit;

    private ConnectionCost(List<Plateau> plateaus, Unit unit) {
        this.plateaus = plateaus;
        this.unit = unit;
    }

    /** The cost, from plateaus in any order; unknown, with the reason as evidence, where they are too few or too alike. */
    public static Cost of(String subject, String resource, Unit unit, List<Plateau> plateaus) {
        List<Plateau> usable = plateaus.stream()
                .filter(plateau -> Double.isFinite(plateau.level()))
                .sorted(Comparator.comparingDouble(Plateau::seconds))
                .toList();
        ConnectionCost finding = new ConnectionCost(usable, unit);
        int numbers = finding.distinctNumbers();
        if (usable.size() < FEWEST_PLATEAUS || numbers < FEWEST_NUMBERS) {
            String evidence = "it takes plateaus at %d numbers of connections, and %d of %d plateaus were usable, at %d"
                    .formatted(FEWEST_NUMBERS, usable.size(), plateaus.size(), numbers);
            return new Cost(subject, resource, unit, Double.NaN, Double.NaN, Double.NaN, evidence);
        }
        PlateauFit fit = finding.fit();
        double margin = finding.margin(fit);
        double slope = fit.slope();
        return new Cost(subject, resource, unit, slope, slope - margin, slope + margin, finding.evidence(fit));
    }

    private PlateauFit fit() {
        return new PlateauFit(
                plateaus.stream().mapToDouble(Plateau::connections).toArray(),
                plateaus.stream().mapToDouble(Plateau::seconds).toArray(),
                plateaus.stream().mapToDouble(Plateau::level).toArray());
    }

    private double margin(PlateauFit fit) {
        double resolution = resolution();
        double scatter = Math.max(fit.marginOfLevels(), fit.marginOfChanges());
        double disagreement = Math.max(Math.abs(fit.slope() - fit.slopeUp()), Math.abs(fit.slope() - fit.slopeDown()));
        double known = Double.isFinite(disagreement) ? disagreement : 0;
        return Math.max(scatter, known + resolution);
    }

    private double resolution() {
        double step = switch (unit) {
            case BYTES -> PAGE_BYTES;
            case COUNT -> 1;
            case SECONDS, RATIO, CORES -> 0;
        };
        return step / (mostConnections() - fewestConnections());
    }

    private int distinctNumbers() {
        double near = SAME_NUMBER_SHARE * (mostConnections() - fewestConnections());
        double[] sorted =
                plateaus.stream().mapToDouble(Plateau::connections).sorted().toArray();
        int numbers = 0;
        double latest = Double.NEGATIVE_INFINITY;
        for (double connections : sorted) {
            if (connections > latest + near) {
                numbers++;
                latest = connections;
            }
        }
        return numbers;
    }

    private double fewestConnections() {
        return plateaus.stream().mapToDouble(Plateau::connections).min().orElse(Double.NaN);
    }

    private double mostConnections() {
        return plateaus.stream().mapToDouble(Plateau::connections).max().orElse(Double.NaN);
    }

    private String evidence(PlateauFit fit) {
        String plain = "%d plateaus from %s to %s connections"
                .formatted(plateaus.size(), Figure.of(fewestConnections()), Figure.of(mostConnections()));
        return plain + (fit.drifts() ? ", a drift in time taken out" : "") + "; " + upAndDown(fit);
    }

    private String upAndDown(PlateauFit fit) {
        double up = fit.slopeUp();
        double down = fit.slopeDown();
        if (!Double.isFinite(up) || !Double.isFinite(down)) {
            return "one way only, so a drift in time cannot be told from cost";
        }
        String ways =
                "%s per connection on the way up and %s on the way down".formatted(Figure.of(up), Figure.of(down));
        double worthSaying = Math.max(2 * resolution(), WORTH_SAYING_SHARE * Math.abs(fit.slope()));
        if (up - down > worthSaying) {
            return ways + ": not all is given back, or it drifts upwards, and the interval covers both";
        }
        if (down - up > worthSaying) {
            return ways + ": more is given back than was taken, and the interval covers both";
        }
        return ways;
    }
}
