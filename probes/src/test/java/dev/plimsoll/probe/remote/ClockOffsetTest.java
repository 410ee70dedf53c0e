package dev.plimsoll.probe.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.wire.Stamps;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final double NOW = 1.7e9;

    @Test
    void anEvenWayGivesTheOffsetExactly() {
        ClockOffset clock = new ClockOffset();
        clock.add(NOW, new Stamps(NOW + 5.010, NOW + 5.030), NOW + 0.040); // 10 ms there, 20 ms work, 10 ms back
        assertThat(clock.best().orElseThrow().seconds()).isCloseTo(5, within(1e-6));
        assertThat(clock.best().orElseThrow().uncertaintySeconds()).isCloseTo(0.010, within(1e-6));
    }

    @Test
    void theTruthIsWithinTheUncertaintyHoweverUnevenTheWays() {
        Random random = new Random(7);
        for (int run = 0; run < 1000; run++) {
            ClockOffset clock = new ClockOffset();
            double truth = random.nextGaussian() * 100;
            for (int i = 0; i < 40; i++) {
                double there = random.nextDouble() * 0.1;
                double work = random.nextDouble() * 0.5;
                double back = random.nextDouble() * 0.001;
                double asked = NOW + i;
                double received = asked + there + truth;
                clock.add(asked, new Stamps(received, received + work), asked + there + work + back);
            }
            ClockOffset.Estimate best = clock.best().orElseThrow();
            assertThat(best.seconds()).isCloseTo(truth, within(best.uncertaintySeconds() + 1e-6));
            assertThat(best.uncertaintySeconds()).isLessThan(0.03);
        }
    }

    @Test
    void beforeTheFirstExchangeThereIsNone() {
        assertThat(new ClockOffset().offset()).isInstanceOf(Reading.Failed.class);
        assertThat(new ClockOffset().uncertainty()).isInstanceOf(Reading.Failed.class);
    }
}
