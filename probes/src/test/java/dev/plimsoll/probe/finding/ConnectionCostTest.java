package dev.plimsoll.probe.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ConnectionCostTest {
    private static final double[] UP_AND_DOWN = {0, 700, 1_400, 2_000, 1_400, 700, 0};
    private static final double[] UP = {0, 500, 1_000, 1_500, 2_000};
    private static final double MIB = 1 << 20;

    @Test
    void oneDescriptorPerConnectionCostsOneWithinACountOverTheSpan() {
        Cost cost = ConnectionCost.of("gateway", "fd", Unit.COUNT, plateaus(UP_AND_DOWN, (n, s) -> 7 + n));
        assertThat(cost.perConnection()).isCloseTo(1, within(1e-9));
        assertThat(cost.high() - cost.low()).isCloseTo(2.0 / 2_000, within(1e-9));
        assertThat(cost.evidence())
                .contains("7 plateaus from 0 to 2000 connections")
                .doesNotContain("given back");
    }

    @Test
    void aPageOverTheSpanIsTheNarrowestIntervalInBytes() {
        Cost cost = resident(plateaus(UP_AND_DOWN, (n, s) -> 50 * MIB + 4_096 * n));
        assertThat(cost.perConnection()).isCloseTo(4_096, within(1e-6));
        assertThat(cost.high() - cost.low()).isCloseTo(2 * 4_096 / 2_000.0, within(1e-6));
    }

    @Test
    void aResourceThatDoesNotFollowConnectionsCostsNothing() {
        Cost cost = resident(plateaus(UP_AND_DOWN, (n, s) -> 50 * MIB));
        assertThat(cost.perConnection()).isCloseTo(0, within(1e-6));
        assertThat(cost.low()).isNegative();
        assertThat(cost.high()).isPositive();
    }

    @Test
    void aSteadyDriftIsTakenOutButUpAndDownBothStayInTheInterval() {
        double bytesPerSecond = 5_000;
        Cost cost = resident(plateaus(UP_AND_DOWN, (n, s) -> 50 * MIB + 4_096 * n + bytesPerSecond * s));
        assertThat(cost.perConnection()).isCloseTo(4_096, within(1e-6));
        assertThat(cost.high() - 4_096).isGreaterThan(bytesPerSecond * 180 / 2_000);
        assertThat(cost.evidence()).contains("drifts upwards");
    }

    @Test
    void memoryThatIsNotGivenBackWidensTheIntervalToTheWholeCostAndIsSaid() {
        Cost kept = resident(plateaus(UP_AND_DOWN, (n, s) -> 50 * MIB + 4_096 * (s > 200 ? 2_000 : n)));
        assertThat(kept.low()).isLessThanOrEqualTo(0);
        assertThat(kept.high()).isGreaterThanOrEqualTo(4_096);
        assertThat(kept.evidence())
                .contains("4096 per connection on the way up and 0 on the way down: not all is given back");

        Cost given = resident(plateaus(UP_AND_DOWN, (n, s) -> 50 * MIB + 4_096 * n));
        assertThat(given.evidence()).doesNotContain("given back");
        assertThat(given.high() - given.low()).isLessThan((kept.high() - kept.low()) / 100);
    }

    @Test
    void memoryThatIsKeptInPartOverManyPlateausStillCoversTheWholeCost() {
        double[] fine = new double[41];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = 2_000 - 100.0 * Math.abs(20 - i);
        }
        Cost cost = resident(plateaus(fine, (n, s) -> 50 * MIB + 4_096 * (s > 1_200 ? 800 + 0.6 * n : n)));
        assertThat(4_096.0).isBetween(cost.low(), cost.high());
        assertThat(cost.evidence()).contains("not all is given back");
    }

    @Test
    void aRampThatOnlyGoesUpSaysThatDriftCannotBeTold() {
        assertThat(resident(plateaus(UP, (n, s) -> 4_096 * n)).evidence()).contains("one way only");
    }

    @Test
    void gapsAndOutliersWithinAPlateauDoNotMoveIt() {
        List<Plateau> plateaus = new ArrayList<>();
        for (int i = 0; i < UP.length; i++) {
            double level = 4_096 * UP[i];
            plateaus.add(new Plateau(UP[i], i * 60.0, new double[] {level, Double.NaN, level, level + 64 * MIB}));
        }
        assertThat(resident(plateaus).perConnection()).isCloseTo(4_096, within(1e-6));
    }

    @Test
    void theOrderInWhichPlateausAreGivenDoesNotMatter() {
        List<Plateau> plateaus = new ArrayList<>(plateaus(UP_AND_DOWN, (n, s) -> 4_096 * n + 100 * s));
        Cost inOrder = resident(plateaus);
        Collections.shuffle(plateaus, new Random(1));
        assertThat(resident(plateaus)).isEqualTo(inOrder);
    }

    @Test
    void tooFewPlateausOrNumbersOfConnectionsGiveNoFigure() {
        assertThat(resident(List.of()).isKnown()).isFalse();
        assertThat(resident(plateaus(new double[] {0, 2_000}, (n, s) -> n)).isKnown())
                .isFalse();
        Cost twoNumbers = resident(plateaus(new double[] {0, 2_000, 1_999, 3}, (n, s) -> n));
        assertThat(twoNumbers.isKnown()).isFalse();
        assertThat(twoNumbers.evidence()).contains("4 of 4 plateaus were usable, at 2");
        assertThat(resident(plateaus(new double[] {500, 500, 500}, (n, s) -> n)).isKnown())
                .isFalse();
        assertThat(resident(plateaus(new double[] {0, 1_000, 2_000}, (n, s) -> n))
                        .isKnown())
                .isTrue();
    }

    @Test
    void plateausWithoutReadingsAreLeftOut() {
        Cost cost = resident(plateaus(UP_AND_DOWN, (n, s) -> n == 700 ? Double.NaN : n));
        assertThat(cost.evidence()).startsWith("5 plateaus");
        Cost unknown = resident(plateaus(UP_AND_DOWN, (n, s) -> n > 700 ? Double.NaN : n));
        assertThat(unknown.evidence()).contains("4 of 7 plateaus were usable, at 2");
    }

    @Test
    void aPlateauOfFewerThanNoConnectionsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Plateau(-1, 0, new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plateau(1, Double.NaN, new double[0]));
    }

    private static List<Plateau> plateaus(double[] connections, DoubleBinaryOperator levelAtConnectionsAndSeconds) {
        List<Plateau> plateaus = new ArrayList<>();
        for (int i = 0; i < connections.length; i++) {
            double seconds = 60.0 * i;
            double level = levelAtConnectionsAndSeconds.applyAsDouble(connections[i], seconds);
            plateaus.add(new Plateau(connections[i], seconds, new double[] {level}));
        }
        return plateaus;
    }

    private static Cost resident(List<Plateau> plateaus) {
        return ConnectionCost.of("gateway", "rss", Unit.BYTES, plateaus);
    }
}
