package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import org.junit.jupiter.api.Test;

class BeatsTest {
    private static final long PERIOD = 1_000;

    private final Recorder recorder = new Recorder();
    private final Slots slots = Opened.all(1_000);
    private final Beats beats = new Beats(slots, recorder, PERIOD, 1);

    @Test
    void beatsAreSpreadOverThePeriod() {
        openAll();
        for (int tenth = 1; tenth <= 10; tenth++) {
            int[] sent = {0};
            beats.sweep(tenth * PERIOD / 10 - 1, (slot, id) -> sent[0]++);
            assertThat(sent[0]).isBetween(60, 140);
        }
        assertThat(recorder.total(Tally.BEATS_SENT)).isEqualTo(1_000);
    }

    @Test
    void aBeatThatIsNotAnsweredBeforeTheNextIsMissedOnce() {
        openAll();
        beats.sweep(PERIOD, (slot, id) -> {});
        beats.sweep(2 * PERIOD, (slot, id) -> {});
        assertThat(recorder.total(Tally.BEATS_MISSED)).isEqualTo(1_000);
    }

    @Test
    void beatsThatAreAnsweredAreNotMissed() {
        openAll();
        for (long now = 0; now <= 10 * PERIOD; now += PERIOD / 10) {
            long then = now;
            beats.sweep(now, (slot, id) -> beats.answered(slot, id, then + 7_000));
        }
        assertThat(recorder.total(Tally.BEATS_ANSWERED)).isEqualTo(recorder.total(Tally.BEATS_SENT));
        assertThat(recorder.total(Tally.BEATS_MISSED)).isZero();
        assertThat(recorder.take(Latency.HEARTBEAT).getMaxValue()).isBetween(7_000L, 7_200L);
    }

    @Test
    void theAnswerToAMissedBeatDoesNotCountForTheNext() {
        openAll();
        long[] first = new long[slots.capacity()];
        beats.sweep(PERIOD, (slot, id) -> first[slot] = id);
        beats.sweep(2 * PERIOD, (slot, id) -> beats.answered(slot, first[slot], 2 * PERIOD));
        assertThat(recorder.total(Tally.BEATS_ANSWERED)).isZero();
    }

    @Test
    void aStallOfOurOwnIsNotHeldAgainstTheGateway() {
        openAll();
        beats.sweep(PERIOD, (slot, id) -> beats.answered(slot, id, PERIOD));
        long late = 3 * PERIOD + PERIOD / 2;
        beats.sweep(late, (slot, id) -> {});
        beats.sweep(late + 1, (slot, id) -> {}); // one sweep later, most are not due again
        assertThat(recorder.total(Tally.BEATS_MISSED)).isLessThan(20);
    }

    private void openAll() {
        for (int slot = 0; slot < slots.capacity(); slot++) {
            beats.opened(slot, 0);
        }
    }
}
