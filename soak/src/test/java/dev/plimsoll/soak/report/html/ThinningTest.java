package dev.plimsoll.soak.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int ROWS = 40_000;

    private final List<Double> xs = new ArrayList<>();
    private final List<Double> ys = new ArrayList<>(Collections.nCopies(ROWS, 5.0));

    ThinningTest() {
        for (int i = 0; i < ROWS; i++) {
            xs.add((double) i);
        }
    }

    @Test
    void aPeakAndADipOfOneIntervalAreStillThere() {
        ys.set(12_345, 900.0);
        ys.set(12_350, -7.0);
        Thinning.Rows thin = thinned();
        assertThat(thin.xs()).hasSizeLessThan(2_000);
        assertThat(thin.lines().get(0)).contains(900.0, -7.0);
    }

    @Test
    void aGapOfOneIntervalIsStillAGap() {
        ys.set(20_000, Double.NaN);
        assertThat(thinned().lines().get(0)).containsOnlyOnce(Double.NaN);
    }

    @Test
    void momentsAtWhichALineWasNotAskedMakeNoGap() {
        ys.replaceAll(y -> Chart.NOT_ASKED);
        ys.set(7, 1.0);
        assertThat(thinned().lines().get(0)).contains(1.0, Chart.NOT_ASKED).doesNotContain(Double.NaN);
    }

    @Test
    void timeNeverRunsBackwards() {
        ys.set(20_000, Double.NaN);
        assertThat(thinned().xs()).isSorted();
    }

    @Test
    void aShortSeriesIsLeftAsItIs() {
        Thinning.Rows rows = new Thinning.Rows(xs.subList(0, 1_000), List.of(ys.subList(0, 1_000)));
        assertThat(Thinning.of(rows)).isSameAs(rows);
    }

    private Thinning.Rows thinned() {
        return Thinning.of(new Thinning.Rows(xs, List.of(ys)));
    }
}
