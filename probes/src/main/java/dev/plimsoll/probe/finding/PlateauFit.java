package dev.plimsoll.probe.finding;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Least squares over plateaus in order of time: the level by the connections, with a drift in time where the two can be told
 * apart.
 */
final class PlateauFit {
    /** With fewer, a third coefficient leaves a single degree of freedom or none. */
    private static final int FEWEST_FOR_DRIFT = 5;
    /** Of the connections' own variance, what must be left once their trend in time is out: |r| up to 0.8. */
    private static final double LEAST_LEFT_BESIDE_TREND = 0.36;

    private static final double UPPER_QUANTILE = 0.975;

    private final double[] connections;
    private final double[] seconds;
    private final double[] levels;
    private final boolean drifts;
    private final double slope;
    private final double drift;
    private final double residualVariance;
    private final double leverage;

    PlateauFit(double[] connections, double[] seconds, double[] levels) {
        this.connections = connections;
        this.seconds = seconds;
        this.levels = levels;
        double sxx = product(connections, connections);
        double stt = product(seconds, seconds);
        double sxt = product(connections, seconds);
        double sxy = product(connections, levels);
        double sty = product(seconds, levels);
        double left = stt > 0 ? sxx - sxt * sxt / stt : 0;
        this.drifts = levels.length >= FEWEST_FOR_DRIFT && left >= LEAST_LEFT_BESIDE_TREND * sxx;
        this.leverage = drifts ? left : sxx;
        this.slope = drifts ? (sxy - sxt * sty / stt) / left : sxy / sxx;
        this.drift = drifts ? (sty - slope * sxt) / stt : 0;
        this.residualVariance = residualSquares() / degreesOfFreedom();
    }

    /** Level per connection. */
    double slope() {
        return slope;
    }

    /** Whether a drift in time was taken out. */
    boolean drifts() {
        return drifts;
    }

    double standardError() {
        return Math.sqrt(residualVariance / leverage);
    }

    /** Half the 95 % interval, were the plateaus' errors independent of each other. */
    double marginOfLevels() {
        return quantile(degreesOfFreedom()) * standardError();
    }

    /**
     * Half the 95 % interval, were the errors a walk: independent from one plateau to the next only in their changes. No drift
     * is taken out, so drift and what is not given back widen it.
     */
    double marginOfChanges() {
        double squares = 0;
        double scatter = 0;
        double changeSlope = stepSlope(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int i = 1; i < levels.length; i++) {
            double step = connections[i] - connections[i - 1];
            double off = levels[i] - levels[i - 1] - changeSlope * step;
            squares += step * step;
            scatter += off * off;
        }
        int free = levels.length - 2;
        return quantile(free) * Math.sqrt(scatter / free / squares);
    }

    /** Level per connection over the steps up alone; NaN where there are none. */
    double slopeUp() {
        return stepSlope(0, Double.POSITIVE_INFINITY);
    }

    /** Level per connection over the steps down alone; NaN where there are none. */
    double slopeDown() {
        return stepSlope(Double.NEGATIVE_INFINITY, 0);
    }

    private double stepSlope(double above, double below) {
        double squares = 0;
        double products = 0;
        for (int i = 1; i < levels.length; i++) {
            double step = connections[i] - connections[i - 1];
            if (step > above && step < below) {
                squares += step * step;
                products += step * (levels[i] - levels[i - 1]);
            }
        }
        return products / squares;
    }

    private int degreesOfFreedom() {
        return levels.length - (drifts ? 3 : 2);
    }

    private double residualSquares() {
        double meanConnections = mean(connections);
        double meanSeconds = mean(seconds);
        double meanLevel = mean(levels);
        double squares = 0;
        for (int i = 0; i < levels.length; i++) {
            double off = levels[i]
                    - meanLevel
                    - slope * (connections[i] - meanConnections)
                    - drift * (seconds[i] - meanSeconds);
            squares += off * off;
        }
        return squares;
    }

    private static double quantile(int degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(UPPER_QUANTILE);
    }

    private static double product(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }

    private static double mean(double[] a) {
        double sum = 0;
        for (double v : a) {
            sum += v;
        }
        return sum / a.length;
    }
}
