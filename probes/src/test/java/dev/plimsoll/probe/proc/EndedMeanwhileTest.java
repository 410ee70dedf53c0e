package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real process is killed just before the n-th look at its files, for every n there is. */
class EndedMeanwhileTest {
    private static final String WITH_DESCRIPTORS = "exec 3</dev/null 4</dev/null 5</dev/null; ";

    @Test
    void aProcessThatEndsInMidReadIsNeverReadToHaveLess() {
        for (AllProbes.Maker maker : AllProbes.OF_A_PROCESS) {
            int at = 1;
            Troubled files;
            do {
                try (Child child = Child.of(WITH_DESCRIPTORS + "echo ready; read line")) {
                    Map<String, Reading> before =
                            maker.apply(ProcReader.ofThisMachine(), child.pid()).read();
                    files = Troubled.during(at, child::end);
                    Map<String, Reading> during = maker.apply(new ProcReader(Path.of("/proc"), files), child.pid())
                            .read();
                    assertThat(during.keySet()).isEqualTo(before.keySet());
                    during.forEach((resource, reading) -> {
                        if (reading instanceof Reading.Value value && value.scope() == Scope.PROCESS) {
                            Reading then = before.getOrDefault(resource, reading);
                            assertThat(value.quantity().amount())
                                    .as(resource)
                                    .isGreaterThanOrEqualTo(then.amountOrNaN());
                        }
                    });
                }
                at++;
            } while (files.happened());
        }
    }
}
