package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void nothingIsLostOrAddedAndEachPartIsInProportion() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 10_000; round++) {
            long[] weights = random.longs(1 + random.nextInt(8), 0, 1_000).toArray();
            long all = Arrays.stream(weights).sum();
            long total = random.nextLong(1L << 40);
            long[] parts = Apportionment.of(total, weights);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
            for (int i = 0; all > 0 && i < parts.length; i++) {
                assertThat((double) parts[i])
                        .isBetween(total * (double) weights[i] / all - 2, total * (double) weights[i] / all + 2);
            }
        }
    }

    @Test
    void withoutWeightsThePartsAreEqual() {
        assertThat(Apportionment.of(9, new long[3])).containsExactly(3, 3, 3);
    }
}
