package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    @Test
    void aTenthIsExactlyEveryTenth() {
        Share tenth = new Share(100_000_000);

        assertThat(LongStream.rangeClosed(1, 50).filter(tenth::picks)).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 50_000_000, 300_000_000, 333_000_000, 999_000_000})
    void amongTheFirstOnesThereAreAsManyAsTheShareSays(long billionths) {
        Share share = new Share(billionths);

        long picked = 0;
        for (long ordinal = 1; ordinal <= 10_000; ordinal++) {
            picked += share.picks(ordinal) ? 1 : 0;
            assertThat(picked).isEqualTo(ordinal * billionths / Share.ALL_BILLIONTHS);
        }
    }

    @Test
    void noneIsNeverAndAllIsAlways() {
        assertThat(LongStream.rangeClosed(1, 1000)).noneMatch(Share.NONE::picks);
        assertThat(LongStream.rangeClosed(1, 1000)).allMatch(Share.ALL::picks);
    }

    @Test
    void aRunOfYearsDoesNotOverflow() {
        long late = 9_000_000_000_000_000_000L;

        assertThat(LongStream.rangeClosed(late + 1, late + 1000).filter(new Share(100_000_000)::picks))
                .hasSize(100);
    }
}
