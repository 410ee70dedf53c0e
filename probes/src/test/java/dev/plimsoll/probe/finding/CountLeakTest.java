package dev.plimsoll.probe.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.finding.Leak.Outcome;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountLeakTest {
    private static final int BLOCK_CYCLES = 1_000;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.01, 0.0025, 0.002})
    void aLeakOfOneInSoManyCyclesIsFoundAndItsRateCovered(double perCycle) {
        for (int readings = 4; readings <= 20; readings++) {
            Leak leak = find(evenly(readings, cycles -> 7 + Math.floor(perCycle * cycles)));
            assertThat(leak.outcome()).as("%s", leak).isEqualTo(Outcome.LEAK);
            assertThat(perCycle).isBetween(leak.low(), leak.high());
            assertThat(leak.perCycle()).isCloseTo(perCycle, within(1.0 / BLOCK_CYCLES));
        }
    }

    @Test
    void theEvidenceSaysHowMuchItGrewOverHowManyCycles() {
        assertThat(find(7, 107, 207, 307, 407).evidence())
                .isEqualTo("from 107 to 407 over 3000 cycles in 4 drained readings of 5: "
                        + "it grew in each of 3 spans, in proportion to the cycles");
    }

    @Test
    void aLeakBesideASmallStepIsStillFound() {
        assertThat(find(7, 1_007, 2_008, 3_008, 4_010, 5_010).outcome()).isEqualTo(Outcome.LEAK);
        assertThat(find(7, 7, 8, 8, 10, 10).outcome()).isNotEqualTo(Outcome.LEAK);
    }

    @Test
    void aFlatCountIsCleanAtAnyLength() {
        for (int readings = 4; readings <= 20; readings++) {
            Leak leak = find(evenly(readings, cycles -> 7));
            assertThat(leak.outcome()).isEqualTo(Outcome.CLEAN);
            assertThat(leak.perCycle()).isZero();
            assertThat(leak.low()).isNegative();
            assertThat(leak.high()).isPositive();
        }
    }

    @Test
    void aStepAnywhereAndOfAnySizeIsClean() {
        for (int readings = 4; readings <= 20; readings++) {
            for (int at = 1; at < readings; at++) {
                for (int size : new int[] {1, 2, 3, 5, 10, 1_000}) {
                    int firstHigh = at;
                    double[] counts = IntStream.range(0, readings)
                            .mapToDouble(i -> i < firstHigh ? 19 : 19 + size)
                            .toArray();
                    Leak leak = find(counts);
                    assertThat(leak.outcome()).as("%s", leak).isEqualTo(Outcome.CLEAN);
                }
            }
        }
    }

    @Test
    void twoStepsAreNoLeak() {
        for (int readings = 4; readings <= 16; readings++) {
            for (int first = 1; first < readings; first++) {
                for (int second = first; second < readings; second++) {
                    int a = first;
                    int b = second;
                    double[] counts = IntStream.range(0, readings)
                            .mapToDouble(i -> 7 + (i >= a ? 9 : 0) + (i >= b ? 9 : 0))
                            .toArray();
                    assertThat(find(counts).outcome()).isNotEqualTo(Outcome.LEAK);
                }
            }
        }
    }

    @Test
    void noiseOfOneIsNeverALeakNorGrowth() {
        Random random = new Random(1);
        for (int run = 0; run < 20_000; run++) {
            double[] counts = evenly(4 + run % 17, cycles -> 20 + random.nextInt(3) - 1);
            assertThat(find(counts).outcome()).isEqualTo(Outcome.CLEAN);
        }
    }

    @Test
    void aLeakUnderNoiseOfOneIsFound() {
        Random random = new Random(2);
        int found = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            double[] counts = evenly(6 + run % 10, cycles -> 20 + Math.floor(0.005 * cycles) + random.nextInt(3) - 1);
            found += find(counts).outcome() == Outcome.LEAK ? 1 : 0;
        }
        assertThat(found).isGreaterThan(runs * 9 / 10);
    }

    @Test
    void aCacheThatSaturatesIsNeverALeak() {
        for (int readings = 4; readings <= 20; readings++) {
            double whole = BLOCK_CYCLES * (readings - 1.0);
            for (double share : new double[] {0.05, 0.1, 0.2, 0.3, 0.4}) {
                for (int room : new int[] {3, 10, 100, 5_000}) {
                    DoubleUnaryOperator fill =
                            cycles -> 7 + Math.floor(room * (1 - Math.exp(-cycles / (share * whole))));
                    Leak leak = find(evenly(readings, fill));
                    assertThat(leak.outcome()).as("%s", leak).isNotEqualTo(Outcome.LEAK);
                }
            }
        }
    }

    @Test
    void aCacheThatStillFillsIsGrowingAndAFullOneIsClean() {
        Leak filling = find(evenly(9, cycles -> 7 + Math.floor(100 * (1 - Math.exp(-cycles / 4_000)))));
        assertThat(filling.outcome()).isEqualTo(Outcome.GROWING);
        assertThat(filling.evidence()).contains("slows down");
        Leak full = find(evenly(9, cycles -> 7 + Math.floor(100 * (1 - Math.exp(-cycles / 300)))));
        assertThat(full.outcome()).isEqualTo(Outcome.CLEAN);
    }

    @Test
    void aPoolThatReachesItsLimitWithinTheReadingsIsNeverALeak() {
        for (int readings = 5; readings <= 20; readings++) {
            double whole = BLOCK_CYCLES * (readings - 1.0);
            for (double share : new double[] {0.1, 0.3, 0.5, 0.6, 0.7}) {
                Leak leak =
                        find(evenly(readings, cycles -> 7 + Math.floor(64 * Math.min(1, cycles / (share * whole)))));
                assertThat(leak.outcome()).as("%s", leak).isNotEqualTo(Outcome.LEAK);
            }
        }
    }

    @Test
    void logarithmicGrowthIsNoLeak() {
        for (int readings = 4; readings <= 20; readings++) {
            Leak leak = find(evenly(readings, cycles -> Math.floor(50 * Math.log1p(cycles / 500))));
            assertThat(leak.outcome()).as("%s", leak).isEqualTo(Outcome.GROWING);
        }
    }

    @Test
    void aSawtoothIsNeverALeak() {
        Random random = new Random(3);
        for (int run = 0; run < 20_000; run++) {
            int readings = 5 + run % 16;
            double period = BLOCK_CYCLES * (2 + random.nextDouble() * (readings - 4));
            double phase = random.nextDouble() * period;
            double height = 3 + random.nextInt(200);
            Leak leak = find(evenly(readings, cycles -> 7 + Math.floor(height * ((cycles + phase) % period) / period)));
            assertThat(leak.outcome()).as("%s", leak).isNotEqualTo(Outcome.LEAK);
        }
    }

    @Test
    void aCountThatFallsIsClean() {
        Leak leak = find(evenly(8, cycles -> 900 - Math.floor(cycles / 100)));
        assertThat(leak.outcome()).isEqualTo(Outcome.CLEAN);
        assertThat(leak.perCycle()).isNegative();
    }

    @Test
    void aSlowSteadyRiseOfFewIsGrowing() {
        Leak leak = find(7, 8, 9, 10);
        assertThat(leak.outcome()).isEqualTo(Outcome.GROWING);
        assertThat(leak.evidence()).contains("fewer than the 6");
    }

    @Test
    void theSmallestDetectableLeakIsFoundInAnyPhaseAndFourTenthsOfItNever() {
        for (int readings = 4; readings <= 20; readings++) {
            double smallest = find(evenly(readings, cycles -> 7)).smallestDetectable();
            assertThat(smallest * BLOCK_CYCLES).isBetween(0.3, 2.0);
            for (int tenth = 0; tenth < 10; tenth++) {
                double phase = tenth / 10.0;
                double atLeast = smallest * 1.000_001;
                assertThat(find(evenly(readings, c -> Math.floor(phase + atLeast * c)))
                                .outcome())
                        .isEqualTo(Outcome.LEAK);
                assertThat(find(evenly(readings, c -> Math.floor(phase + 0.4 * smallest * c)))
                                .outcome())
                        .isNotEqualTo(Outcome.LEAK);
            }
        }
    }

    @Test
    void theSmallestDetectableLeakIsFoundOverUnevenBlocksToo() {
        Random random = new Random(4);
        for (int run = 0; run < 5_000; run++) {
            int readings = 4 + run % 12;
            double[] cycles = new double[readings];
            for (int i = 1; i < readings; i++) {
                cycles[i] = cycles[i - 1] + 1 + random.nextInt(2_000);
            }
            double smallest = find(cycles, new double[readings]).smallestDetectable() * 1.000_001;
            double phase = random.nextDouble();
            double[] counts = Arrays.stream(cycles)
                    .map(c -> Math.floor(phase + smallest * c))
                    .toArray();
            Leak leak = find(cycles, counts);
            assertThat(leak.outcome()).as("%s", leak).isEqualTo(Outcome.LEAK);
        }
    }

    @Test
    void theIntervalCoversALeakThatTakesSomeCyclesAtRandom() {
        Random random = new Random(5);
        int covered = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            int[] leaked = {0};
            double[] counts = evenly(5 + run % 8, cycles -> {
                leaked[0] += IntStream.range(0, BLOCK_CYCLES)
                        .map(i -> random.nextInt(100) == 0 ? 1 : 0)
                        .sum();
                return leaked[0];
            });
            Leak leak = find(counts);
            covered += leak.low() <= 0.01 && 0.01 <= leak.high() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(runs * 93 / 100);
    }

    @Test
    void gapsAreLeftOutAndFourReadingsStillDecide() {
        double gap = Double.NaN;
        assertThat(find(7, gap, 207, gap, 407, 507).outcome()).isEqualTo(Outcome.LEAK);
        assertThat(find(7, gap, 7, gap, 7, 7).outcome()).isEqualTo(Outcome.CLEAN);
    }

    @Test
    void threeReadingsAreInconclusiveHoweverTheyGrow() {
        Leak leak = find(7, Double.NaN, 1_007, 2_007);
        assertThat(leak.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(leak.evidence()).contains("3 usable drained readings of 4");
        assertThat(leak.perCycle()).isNaN();
        assertThat(leak.smallestDetectable()).isNaN();
        assertThat(find().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whatTheFirstConnectionsMakeOnceDoesNotCount() {
        assertThat(find(7, 507, 507, 507, 507).perCycle()).isZero();
    }

    @Test
    void readingsWithoutACycleBetweenThemAreOne() {
        double[] cycles = {0, 1_000, 1_000, 2_000, 2_000};
        assertThat(find(cycles, new double[] {0, 9, 5, 15, 10}).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void fallingCyclesAndUnlikeLengthsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> find(new double[] {2, 1}, new double[] {0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> find(new double[] {1}, new double[] {0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> find(new double[] {Double.NaN}, new double[] {0}));
    }

    private static double[] evenly(int readings, DoubleUnaryOperator countAtCycles) {
        return IntStream.range(0, readings)
                .mapToDouble(i -> countAtCycles.applyAsDouble((double) i * BLOCK_CYCLES))
                .toArray();
    }

    private static Leak find(double... counts) {
        double[] cycles = IntStream.range(0, counts.length)
                .mapToDouble(i -> (double) i * BLOCK_CYCLES)
                .toArray();
        return find(cycles, counts);
    }

    private static Leak find(double[] cycles, double[] counts) {
        return CountLeak.find("gateway", "fd", Unit.COUNT, cycles, counts);
    }
}
