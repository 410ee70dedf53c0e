package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.work.Reconnects.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReconnectsTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @Test
    void attemptsNeverComeAboveTheRateNotEvenAfterAStall() {
        Slots slots = new Slots(5_000);
        Reconnects reconnects = new Reconnects(new Policy(MILLI, 50 * MILLI, HOUR), slots, 1);
        for (int i = 0; i < slots.capacity(); i++) {
            reconnects.lost(0);
        }
        SplittableRandom random = new SplittableRandom(3);
        List<Long> attempts = new ArrayList<>();
        for (long now = 0; reconnects.waiting() > 0; now += random.nextInt(100) == 0 ? 700 * MILLI : MILLI / 4) {
            long at = now;
            reconnects.step(now, due -> {
                attempts.add(at);
                return slots.take(due, HOUR);
            });
        }
        for (int i = 100; i < attempts.size(); i++) {
            assertThat(attempts.get(i) - attempts.get(i - 100)).isGreaterThanOrEqualTo(98 * MILLI);
        }
    }

    @Test
    void theBackOffDoublesIsJitteredAndBounded() {
        for (long first : new long[] {MILLI, 100 * MILLI, 10_000 * MILLI, HOUR}) {
            Slots slots = new Slots(1);
            Reconnects reconnects = new Reconnects(new Policy(0, first, HOUR), slots, 5);
            reconnects.lost(0);
            long failed = 0;
            double full = first;
            for (int attempt = 1; attempt < 100; attempt++) {
                long due = reconnects.step(failed, due0 -> 0);
                assertThat((double) (due - failed)).isBetween(full / 2 - 1, full);
                reconnects.step(due, at -> 0);
                failed = due;
                reconnects.failed(0, failed);
                full = Math.min(2 * full, (double) HOUR);
            }
        }
    }

    @Test
    void anAttemptThatFailsAtOnceIsMadeAgainAndLeavesNothingOnTheSlot() {
        Slots slots = new Slots(3);
        Reconnects reconnects = new Reconnects(new Policy(0, MILLI, MILLI), slots, 5);
        reconnects.lost(0);
        reconnects.step(MILLI, due -> {
            reconnects.failed(2, MILLI);
            return 2;
        });
        assertThat(reconnects.waiting()).isEqualTo(1);
        reconnects.step(3 * MILLI, due -> 1);
        reconnects.failed(2, 3 * MILLI); // whose slot 2 is by now is not ours
        assertThat(reconnects.waiting()).isZero();
    }

    @Test
    void noMoreWaitThanThereAreSlotsAndNoneBeginsWithoutOne() {
        Slots slots = Opened.all(4);
        Reconnects reconnects = new Reconnects(new Policy(0, MILLI, MILLI), slots, 5);
        for (int i = 0; i < 100; i++) {
            reconnects.lost(0);
        }
        assertThat(reconnects.waiting()).isEqualTo(4);
        reconnects.step(HOUR, due -> slots.take(due, HOUR));
        assertThat(reconnects.waiting()).isEqualTo(4);
        Opened.end(slots, 0);
        reconnects.step(HOUR, due -> slots.take(due, HOUR));
        assertThat(reconnects.waiting()).isEqualTo(3);
    }
}
