package dev.plimsoll.soak.scenario.yaml;

import static dev.plimsoll.soak.scenario.yaml.Reading.MINIMAL;
import static dev.plimsoll.soak.scenario.yaml.Reading.accepted;
import static dev.plimsoll.soak.scenario.yaml.Reading.problems;
import static dev.plimsoll.soak.scenario.yaml.Reading.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.Threshold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void aSettingGoesBeforeTheFile() {
        Scenario scenario = accepted(
                MINIMAL,
                set(
                        "connections=7",
                        "seed=ff",
                        "connect.deadline=3s",
                        "reconnect.rate=9/s",
                        "hold.for=30s",
                        "churn.cycles=5000"));

        assertThat(scenario.connections()).isEqualTo(7);
        assertThat(scenario.seed()).isEqualTo(255);
        assertThat(scenario.connecting().deadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(scenario.connecting().reconnect()).isPresent();
        assertThat(scenario.phases().get(1)).isEqualTo(new Phase.Hold("hold", false, Duration.ofSeconds(30)));
        assertThat(((Phase.Churn) scenario.phases().get(2)).cycles()).isEqualTo(5000);
    }

    @Test
    void aSettingMendsWhatIsWrongInTheFile() {
        String wrong = MINIMAL.replace("connections: 100", "connections: lots");

        assertThat(problems(wrong)).hasSize(1);
        assertThat(problems(wrong, set("connections=100"))).isEmpty();
    }

    @Test
    void aWrongSettingIsNamedByWhatWasTyped() {
        assertThat(problems(MINIMAL, set("churn.cycles=x")))
                .containsExactly("--set churn.cycles=x: \"x\" is not a whole number; write e.g. 3000");
    }

    @Test
    void aWrongSettingForManyPhasesIsToldOnce() {
        assertThat(problems(MINIMAL + "  - hold: {for: 1s}\n", set("hold.for=x")))
                .hasSize(1);
    }

    @Test
    void problemsOfTheFileComeBeforeThoseOfSettings() {
        assertThat(problems(MINIMAL + "sed: 1\n", set("fit=x", "churn.rate=1")))
                .satisfiesExactly(
                        file -> assertThat(file).startsWith("churn.yaml:7: "),
                        setting -> assertThat(setting).startsWith("--set "),
                        setting -> assertThat(setting).startsWith("--set "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traffic.rate=5/s | no phase here is a traffic; there are: ramp, hold, churn",
                "churn.cyles=5 | did you mean \"cycles\"?",
                "churn=5 | set one of its keys: churn.cycles, churn.block",
                "chrun.cycles=5 | has no keys under it; did you mean \"churn\"?",
                "conections=5 | did you mean \"connections\"?",
                "connect.dedline=5s | did you mean \"deadline\"?",
                "seed.x=5 | has no keys under it",
                "phases=5 | is a list",
                "watch=pid:1 | add to it with watch[+]",
                "connect.headers=x | add to it with headers[+]",
                "seed[+]=5 | is not a list",
                "headers[+]=novalue | a header is a name, a colon and a value",
                "headers[+]=A B: x | is not a header's name",
                "thresholds[+]=conection_errors: count == 0 | did you mean \"connection_errors\"?",
                "watch[+]=nothing | is nothing to watch",
                "a b=5 | is not a setting",
                "scale=0 | is not a scale",
                "scale=1001 | is not a scale",
                "rate=5 | write 5/s",
                "stages=10000 | is not a stage; write e.g. 1m:10000",
                "stages=1m:x | is not a whole number",
                "stages=x:10 | is not a duration",
                "churn.cycles=499 | 499 is less than one block of 500",
                "protocol=tunnel | is not spoken yet",
                "connections= | is not a whole number"
            })
    void aSettingThatCannotBeAppliedSaysWhy(String setting, String part) {
        assertThat(problems(MINIMAL, set(setting)))
                .anySatisfy(it ->
                        assertThat(it).startsWith("--set " + setting + ": ").contains(part))
                .allSatisfy(it -> assertThat(it).startsWith("--set "));
    }

    @Test
    void settingsAddToLists() {
        Scenario scenario = accepted(
                MINIMAL + "watch: [pid:1]\nconnect: {headers: {A: 1}}\n",
                set(
                        "watch[+]=proxy=port:80",
                        "faults[+]=leak-fd",
                        "thresholds[+]=connection_errors: count == 0",
                        "headers[+]=B: x: y",
                        "connect.headers[+]=C: z"));

        assertThat(scenario.watch()).containsExactly("pid:1", "proxy=port:80");
        assertThat(scenario.faults()).containsExactly("leak-fd");
        assertThat(scenario.thresholds()).extracting(Threshold::metric).containsExactly("connection_errors");
        assertThat(scenario.connecting().headers())
                .containsEntry("A", "1")
                .containsEntry("B", "x: y")
                .containsEntry("C", "z");
    }

    @Test
    void scaleStretchesDurationsAndWholeBlocks() {
        Scenario scenario = accepted(MINIMAL, set("scale=2.5"));

        assertThat(scenario.phases())
                .containsExactly(
                        new Phase.Ramp("ramp", false, new Share(1, Share.Of.CONNECTIONS), Duration.ofSeconds(25)),
                        new Phase.Hold("hold", false, Duration.ofSeconds(25)),
                        new Phase.Churn("churn", false, 7500, 500, 500, Phase.Ending.CLEAN));
    }

    @Test
    void aChurnKeepsFourBlocksHoweverSmallTheScale() {
        assertThat(((Phase.Churn) accepted(MINIMAL, set("scale=0.01")).phases().get(2)).cycles())
                .isEqualTo(2000);
        assertThat(((Phase.Churn) accepted(MINIMAL, set("scale=0.01", "churn.block=1500"))
                                .phases()
                                .get(2))
                        .cycles())
                .isEqualTo(3000);
    }

    @Test
    void aScaleThatMakesAPhaseTooLongIsAProblem() {
        assertThat(problems(MINIMAL, set("hold.for=1d", "scale=31")))
                .containsExactly("--set scale=31: makes hold last more than 30d; write less");
    }

    @Test
    void aRateSetsHowLongRampsTakeAndHowFastChurnsGoWhateverTheScale() {
        Scenario scenario = accepted(MINIMAL, set("rate=50/s", "scale=10"));

        assertThat(((Phase.Ramp) scenario.phases().get(0)).over()).isEqualTo(Duration.ofSeconds(2));
        assertThat(((Phase.Churn) scenario.phases().get(2)).perSecond()).isEqualTo(50);
    }

    @Test
    void aRateForAScenarioThatOpensNothingIsAProblem() {
        assertThat(problems("name: x\nconnections: 1\nphases:\n  - hold: {for: 1s}\n", set("rate=5/s")))
                .singleElement()
                .asString()
                .contains("no phase here opens connections");
    }

    @Test
    void stagesReplaceThePhasesAndSetTheConnections() {
        Scenario scenario = accepted(MINIMAL, set("stages=1m:500,30s:500", "stages[+]=10s:0", "hold.for=5s"));

        assertThat(scenario.connections()).isEqualTo(500);
        assertThat(scenario.phases())
                .containsExactly(
                        new Phase.Ramp("ramp", false, new Share(500, Share.Of.NUMBER), Duration.ofMinutes(1)),
                        new Phase.Hold("hold", false, Duration.ofSeconds(5)),
                        new Phase.Drain("drain", false, new Share(0, Share.Of.NUMBER), Duration.ofSeconds(10)));
    }

    @Test
    void thresholdsAboutWhatStagesReplacedAreLeftOutButNotThoseOfSettings() {
        String text = MINIMAL + """
                  - traffic: {for: 1s, rate: 10/s}
                thresholds:
                  - messages_lost: count == 0
                  - connection_errors{phase:churn}: count == 0
                  - connection_errors: count == 0
                """;

        assertThat(accepted(text, set("stages=1s:10")).thresholds()).hasSize(1);
        assertThat(problems(text, set("stages=1s:10", "thresholds[+]=messages_lost: count == 0")))
                .isEqualTo(List.of("--set thresholds[+]=messages_lost: count == 0: \"messages_lost\" needs messages;"
                        + " no phase it is about is a traffic that counts"));
    }
}
