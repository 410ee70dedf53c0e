package dev.plimsoll.soak.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInsTest {
    static Stream<String> names() {
        return BuiltIns.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInIsAcceptedUnderItsNameAndSummary(String name) {
        Scenario scenario = read(name);

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(BuiltIns.summary(name)).contains(scenario.summary());
        assertThat(scenario.summary()).endsWith(".");
        assertThat(BuiltIns.text(name).orElseThrow()).startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInCanBeMadeSmallAndShort(String name) {
        for (int connections : List.of(1, 2, 3, 100)) {
            String text = BuiltIns.text(name).orElseThrow();
            assertThat(Reading.problems(text, Reading.set("connections=" + connections, "scale=0.1", "rate=50/s")))
                    .isEmpty();
            assertThat(Reading.problems(text, Reading.set("stages=1s:10"))).isEmpty();
        }
    }

    @Test
    void everyScenarioInTheFolderIsListed() throws IOException {
        Path folder = Path.of("src/main/resources/dev/plimsoll/soak/scenarios");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            BuiltIns.names().stream().map(BuiltIns::fileName).toList());
        }
    }

    @Test
    void quickTakesAboutAMinuteAndAQuarter() {
        Duration total =
                read("quick").phases().stream().map(BuiltInsTest::lasting).reduce(Duration.ZERO, Duration::plus);

        assertThat(total).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(85));
    }

    private static Duration lasting(Phase phase) {
        if (phase instanceof Phase.Ramp ramp) {
            return ramp.over();
        } else if (phase instanceof Phase.Drain drain) {
            return drain.over();
        } else if (phase instanceof Phase.Traffic traffic) {
            return traffic.lasting();
        } else if (phase instanceof Phase.Churn churn) {
            return Duration.ofNanos(Math.round(churn.cycles() / churn.perSecond() * 1e9));
        }
        return ((Phase.Hold) phase).lasting();
    }

    private static Scenario read(String name) {
        return Reading.accepted(BuiltIns.text(name).orElseThrow());
    }
}
