package dev.plimsoll.probe.tuning.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
    @Test
    void numbersWithHolesAreGivenBackAsTheyCame() {
        List<Integer> came = new ArrayList<>();
        Runs runs = new Runs();
        for (int number = 3; number < 1_000; number++) {
            if (number % 5 != 0) {
                came.add(number);
                runs.add(number);
            }
        }
        List<Integer> given = new ArrayList<>();
        for (int run = 0; run < runs.runs(); run++) {
            for (int number = runs.first(run); number <= runs.last(run); number++) {
                given.add(number);
            }
        }
        assertThat(given).isEqualTo(came);
        assertThat(runs.count()).isEqualTo(came.size());
        assertThat(runs.last()).isEqualTo(999);
    }

    @Test
    void millionsWithoutAHoleAreOneRun() {
        Runs runs = new Runs();
        for (int number = 0; number < 5_000_000; number++) {
            runs.add(number);
        }
        assertThat(runs.runs()).isEqualTo(1);
        assertThat(runs.count()).isEqualTo(5_000_000);
    }

    @Test
    void ofNoneNothingIsSaid() {
        Runs none = new Runs();
        assertThat(none.runs()).isZero();
        assertThat(none.last()).isZero();
    }
}
