package dev.plimsoll.probe.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Hipparchus is the oracle. */
class PlateauFitTest {
    private static final double[] UP_AND_DOWN = {0, 700, 1_400, 2_000, 1_300, 650, 0};
    private static final double[] SECONDS = {10, 71, 130, 190, 252, 310, 370};

    @Test
    void fiveOrMorePlateausAreFittedLikeMultipleRegression() {
        Random random = new Random(1);
        for (int run = 0; run < 100; run++) {
            double[] levels = levels(random, UP_AND_DOWN, SECONDS);
            double[][] predictors = new double[levels.length][];
            for (int i = 0; i < levels.length; i++) {
                predictors[i] = new double[] {UP_AND_DOWN[i], SECONDS[i]};
            }
            OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
            oracle.newSampleData(levels, predictors);
            PlateauFit fit = new PlateauFit(UP_AND_DOWN, SECONDS, levels);
            assertThat(fit.drifts()).isTrue();
            assertThat(fit.slope()).isCloseTo(oracle.estimateRegressionParameters()[1], within(1e-6));
            assertThat(fit.standardError())
                    .isCloseTo(oracle.estimateRegressionParametersStandardErrors()[1], within(1e-6));
        }
    }

    @Test
    void fewerPlateausAreFittedLikeSimpleRegression() {
        Random random = new Random(2);
        double[] connections = {0, 1_000, 2_000, 900};
        double[] seconds = {0, 60, 120, 180};
        for (int run = 0; run < 100; run++) {
            double[] levels = levels(random, connections, seconds);
            SimpleRegression oracle = new SimpleRegression();
            for (int i = 0; i < levels.length; i++) {
                oracle.addData(connections[i], levels[i]);
            }
            PlateauFit fit = new PlateauFit(connections, seconds, levels);
            assertThat(fit.drifts()).isFalse();
            assertThat(fit.slope()).isCloseTo(oracle.getSlope(), within(1e-6));
            assertThat(fit.standardError()).isCloseTo(oracle.getSlopeStdErr(), within(1e-6));
            assertThat(fit.marginOfLevels()).isCloseTo(oracle.getSlopeConfidenceInterval(0.05), within(1e-5));
        }
    }

    @Test
    void aRampThatOnlyGoesUpHasNoDriftTakenOut() {
        double[] connections = {0, 500, 1_000, 1_500, 2_000, 2_500};
        double[] seconds = {0, 60, 120, 180, 240, 300};
        PlateauFit fit = new PlateauFit(connections, seconds, connections);
        assertThat(fit.drifts()).isFalse();
        assertThat(fit.slope()).isCloseTo(1, within(1e-12));
        assertThat(fit.slopeUp()).isCloseTo(1, within(1e-12));
        assertThat(fit.slopeDown()).isNaN();
    }

    private static double[] levels(Random random, double[] connections, double[] seconds) {
        double[] levels = new double[connections.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 1e8 + 4_096 * connections[i] + 900 * seconds[i] + 5e5 * random.nextGaussian();
        }
        return levels;
    }
}
