package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @Test
    void everyKindOfOrderIsUnderstood() {
        Faults faults = understood("leak-fd=0.1", "stop-accepting-at=500", "hold-bytes=16384", "die-at=5s", "silent");

        assertThat(faults.share(Fault.LEAK_FD)).isEqualTo(new Share(100_000_000));
        assertThat(faults.share(Fault.SILENT)).isEqualTo(Share.ALL);
        assertThat(faults.number(Fault.STOP_ACCEPTING_AT)).hasValue(500);
        assertThat(faults.number(Fault.HOLD_BYTES)).hasValue(16_384);
        assertThat(faults.duration(Fault.DIE_AT)).contains(Duration.ofSeconds(5));
        assertThat(faults).hasToString("leak-fd=0.1 stop-accepting-at=500 hold-bytes=16384 die-at=5s silent");
    }

    @Test
    void whatIsNotOrderedIsNotDone() {
        assertThat(Faults.none().share(Fault.CORRUPT)).isEqualTo(Share.NONE);
        assertThat(Faults.none().number(Fault.REFUSE_AFTER)).isEmpty();
        assertThat(Faults.none().duration(Fault.SLOW)).isEmpty();
        assertThat(Faults.none().pause()).isEmpty();
        assertThat(Faults.none()).hasToString("healthy");
    }

    @Test
    void aPauseComesAfterFiveSecondsUnlessToldOtherwise() {
        assertThat(understood("stall=1s").pause())
                .contains(new Faults.Value.Pause(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        assertThat(understood("stall=250ms@2m").pause())
                .contains(new Faults.Value.Pause(Duration.ofMillis(250), Duration.ofMinutes(2)));
    }

    @Test
    void aSlipOfTheFingerIsToldTheNearestAndTheList() {
        assertThat(problems("corupt=0.1"))
                .containsExactly(
                        "corupt=0.1: there is no fault \"corupt\"; did you mean \"corrupt\"?; the faults are silent"
                                + " stop-accepting-at refuse-after close-early stall drop-acks drop-messages corrupt duplicate slow"
                                + " die-at restart-at leak-fd leak-heap leak-close-wait hold-bytes");
        assertThat(problems("explode")).singleElement().asString().doesNotContain("did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leak-direct",
                "leak-malloc",
                "leak-thread",
                "leak-child",
                "leak-epoll-watch",
                "leak-temp-file",
                "leak-timer",
                "leak-class",
                "sawtooth",
                "cache-fill",
                "log-rotate"
            })
    void whatIsToComeIsNotYetServed(String name) {
        assertThat(problems(name)).singleElement().asString().startsWith(name + ": " + name + " is not yet served;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leak-fd=0         | leak-fd takes a share above 0, up to 1; write leak-fd=0.1 for every tenth",
                "leak-fd=1.1       | leak-fd takes a share above 0, up to 1; write leak-fd=0.1 for every tenth",
                "leak-fd=          | leak-fd takes a share above 0, up to 1; write leak-fd=0.1 for every tenth",
                "corrupt=half      | corrupt takes a share above 0, up to 1; write corrupt=0.1 for every tenth",
                "refuse-after=0    | refuse-after takes a number of connections; write refuse-after=500",
                "refuse-after      | refuse-after takes a number of connections; write refuse-after=500",
                "hold-bytes=5000   | hold-bytes takes a number of bytes in whole pages; write hold-bytes=4096 or a multiple of it",
                "slow=5            | slow takes a duration; write slow=500ms or slow=5s",
                "slow=0s           | slow takes a duration; write slow=500ms or slow=5s",
                "die-at            | die-at takes a duration; write die-at=500ms or die-at=5s",
                "stall=1s@         | stall takes a duration, and may take a moment; write stall=1s or stall=1s@20s",
            })
    void aWrongValueIsToldWhatToWrite(String order, String wanted) {
        assertThat(problems(order)).containsExactly(order + ": " + wanted);
    }

    @Test
    void allProblemsAreFoundAtOnce() {
        assertThat(problems("slow=5", "silent", "silent", "drop-acks", "drop-messages=0.5"))
                .containsExactly(
                        "slow=5: slow takes a duration; write slow=500ms or slow=5s",
                        "silent: silent is ordered twice",
                        "drop-acks and drop-messages are the same for a protocol that echoes; order one of them");
    }

    @Test
    void theHelpHasALineForEachFaultThatIsServed() {
        assertThat(Fault.served()).hasSize(16);
        assertThat(Fault.CORRUPT.usage()).isEqualTo("corrupt[=SHARE]  flips one byte of the reply");
        assertThat(Fault.STALL.usage()).startsWith("stall=DURATION[@MOMENT]  stands still once");
    }

    static Faults understood(String... orders) {
        return Faults.parse(List.of(orders)).match(Faults.Understood::faults, wrong -> {
            throw new AssertionError(wrong.problems());
        });
    }

    private static List<String> problems(String... orders) {
        return Faults.parse(Arrays.asList(orders)).match(right -> List.of(), Faults.Misunderstood::problems);
    }
}
