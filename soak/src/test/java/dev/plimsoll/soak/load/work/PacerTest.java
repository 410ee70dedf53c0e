package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PacerTest {
    @Test
    void itNeverDrifts() {
        Pacer pacer = new Pacer(1_000, 3);
        assertThat(pacer.dueNanos(0)).isEqualTo(1_000);
        for (long hour = 1; hour <= 1_000; hour++) {
            assertThat(pacer.dueNanos(hour * 3 * 3_600)).isEqualTo(1_000 + hour * 3_600_000_000_000L);
        }
    }

    @Test
    void sharesTogetherAreTheWholeWithoutGapOrOverlap() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            Pacer whole = new Pacer(random.nextLong(1L << 40), 1 + random.nextInt(5_000));
            int lanes = 1 + random.nextInt(8);
            TreeSet<Long> shared = new TreeSet<>();
            for (int k = 0; k < 50 * lanes; k++) {
                long due = whole.share(k % lanes, lanes).dueNanos(k / lanes);
                assertThat(due).isBetween(whole.dueNanos(k) - 1, whole.dueNanos(k) + 1);
                shared.add(due);
            }
            assertThat(shared).hasSize(50 * lanes);
        }
    }

    @Test
    void aRateThatNeverComesIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Pacer(0, rate)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
