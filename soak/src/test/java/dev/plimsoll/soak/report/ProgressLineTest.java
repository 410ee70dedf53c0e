package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.sample.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ReportFixture run = ReportFixture.quick();

    @Test
    void aRunIsToldLineByLine() throws IOException {
        Golden.isAsKept("progress.txt", String.join("\n", lines(run)) + "\n");
    }

    @Test
    void aLongRunStaysWithinItsColumns() {
        ReportFixture overnight = run.lasting(12 * 3_600);
        Progress progress = Progress.NONE;
        for (Sample sample : overnight.recording().samples()) {
            progress = progress.then(sample);
        }
        assertThat(ProgressLine.wide(overnight.plan(), progress)).hasSizeLessThanOrEqualTo(120);
        assertThat(ProgressLine.narrow(overnight.plan(), progress)).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void beforeTheFirstSampleThereIsALineToo() {
        assertThat(ProgressLine.wide(run.plan(), Progress.NONE))
                .isEqualTo("00:00 of 01:15  starting       0 open  0/0 established");
    }

    private static List<String> lines(ReportFixture run) {
        List<String> lines = new ArrayList<>();
        Progress progress = Progress.NONE;
        for (Sample sample : run.recording().samples()) {
            progress = progress.then(sample);
            if (sample.seconds() % 10 == 0 && sample.load().isPresent()) {
                lines.add(ProgressLine.wide(run.plan(), progress));
                lines.add(ProgressLine.narrow(run.plan(), progress));
            }
        }
        return lines;
    }
}
