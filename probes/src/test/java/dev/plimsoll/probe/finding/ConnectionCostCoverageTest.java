package dev.plimsoll.probe.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How often the 95 % interval holds the truth, over simulated runs of seven plateaus with the noise of resident memory. */
class ConnectionCostCoverageTest {
    private static final int RUNS = 500;
    private static final double[] CONNECTIONS = {0, 667, 1_333, 2_000, 1_333, 667, 0};
    private static final double[] COSTS = {4_096, 16_384};
    private static final int READINGS = 60;
    private static final double PAGE = 4_096;
    private static final double MIB = 1 << 20;

    @Test
    void whiteNoiseIsCovered() {
        assertThat(coverage(random -> () -> 0.5 * MIB * random.nextGaussian())).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void rareStepsAreCovered() {
        for (double stepsPerRun : new double[] {0.5, 2, 6}) {
            assertThat(coverage(random -> steps(random, stepsPerRun))).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void autocorrelatedNoiseIsCovered() {
        assertThat(coverage(ConnectionCostCoverageTest::walkThatForgetsSlowly)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aWarmUpThatLastsIntoTheRampIsCovered() {
        for (double lasting : new double[] {0.05, 0.2, 0.5}) {
            assertThat(coverage(random -> warmUp(random, lasting))).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void theIntervalIsNotSoWideThatItSaysNothing() {
        double widest = 0;
        Random random = new Random(9);
        for (int run = 0; run < RUNS; run++) {
            Cost cost = simulate(4_096, steps(random, 2));
            widest += (cost.high() - cost.low()) / 2 / RUNS;
        }
        assertThat(widest).isLessThan(4_096 / 2.0);
    }

    private static double coverage(Function<Random, DoubleSupplier> noiseOfSeed) {
        int covered = 0;
        Random random = new Random(7);
        for (int run = 0; run < RUNS; run++) {
            double truth = COSTS[run % COSTS.length];
            Cost cost = simulate(truth, noiseOfSeed.apply(random));
            covered += cost.low() <= truth && truth <= cost.high() ? 1 : 0;
        }
        return (double) covered / RUNS;
    }

    private static Cost simulate(double bytesPerConnection, DoubleSupplier noise) {
        List<Plateau> plateaus = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS.length; i++) {
            double[] values = new double[READINGS];
            for (int k = 0; k < READINGS; k++) {
                double bytes = 100 * MIB + bytesPerConnection * CONNECTIONS[i] + noise.getAsDouble();
                values[k] = PAGE * Math.floor(bytes / PAGE);
            }
            plateaus.add(new Plateau(CONNECTIONS[i], (double) READINGS * i, values));
        }
        return ConnectionCost.of("gateway", "rss", Unit.BYTES, plateaus);
    }

    private static DoubleSupplier steps(Random random, double perRun) {
        double probability = perRun / (READINGS * CONNECTIONS.length);
        double[] level = {0};
        return () -> {
            level[0] += random.nextDouble() < probability ? MIB : 0;
            return level[0];
        };
    }

    private static DoubleSupplier walkThatForgetsSlowly(Random random) {
        double kept = 0.995;
        double[] level = {MIB * random.nextGaussian()};
        return () -> level[0] = kept * level[0] + MIB * Math.sqrt(1 - kept * kept) * random.nextGaussian();
    }

    private static DoubleSupplier warmUp(Random random, double shareOfRun) {
        double lastingReadings = shareOfRun * READINGS * CONNECTIONS.length;
        int[] reading = {0};
        return () -> -4 * MIB * Math.exp(-reading[0]++ / lastingReadings) + 0.1 * MIB * random.nextGaussian();
    }
}
