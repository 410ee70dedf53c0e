package dev.plimsoll.probe.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExhaustionTest {
    @Test
    void theRoomLeftOverTheGrowthIsTheTime() {
        assertThat(new Exhaustion(20_000, 8_000, 0.1, 100).seconds()).hasValueCloseTo(1_200.0, within(1e-9));
    }

    @Test
    void whatIsReachedAlreadyIsReachedNow() {
        assertThat(new Exhaustion(100, 100, 0.1, 1).seconds()).hasValue(0);
        assertThat(new Exhaustion(100, 101, -1, 0).seconds()).hasValue(0);
    }

    @Test
    void whatDoesNotGrowIsNeverReached() {
        assertThat(new Exhaustion(100, 7, 0, 50).seconds()).isEmpty();
        assertThat(new Exhaustion(100, 7, -0.1, 50).seconds()).isEmpty();
        assertThat(new Exhaustion(100, 7, 1, 0).seconds()).isEmpty();
        assertThat(new Exhaustion(100, 7, -1, -1).seconds()).isEmpty();
        assertThat(new Exhaustion(1e308, 7, Double.MIN_VALUE, 1).seconds()).isEmpty();
    }

    @Test
    void anUnknownFigureOrNoCeilingGivesNoTime() {
        assertThat(new Exhaustion(Double.NaN, 7, 1, 1).seconds()).isEmpty();
        assertThat(new Exhaustion(Double.POSITIVE_INFINITY, 7, 1, 1).seconds()).isEmpty();
        assertThat(new Exhaustion(100, Double.NaN, 1, 1).seconds()).isEmpty();
        assertThat(new Exhaustion(100, 7, Double.NaN, 1).seconds()).isEmpty();
        assertThat(new Exhaustion(100, 7, 1, Double.NaN).seconds()).isEmpty();
    }
}
