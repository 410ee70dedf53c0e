package dev.plimsoll.soak.scenario.yaml;

import static dev.plimsoll.soak.scenario.yaml.Reading.MINIMAL;
import static dev.plimsoll.soak.scenario.yaml.Reading.accepted;
import static dev.plimsoll.soak.scenario.yaml.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    @Test
    void aMinimalScenarioGetsEveryDefault() {
        Scenario scenario = accepted(MINIMAL);

        assertThat(scenario.protocol()).isEqualTo("ws");
        assertThat(scenario.target()).isEmpty();
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.fit()).isEqualTo(Scenario.Fit.REFUSE);
        assertThat(scenario.hostShare()).isEqualTo(0.5);
        assertThat(scenario.heartbeat()).isEmpty();
        assertThat(scenario.connecting().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(scenario.connecting().reconnect()).isEmpty();
        assertThat(scenario.phases()).extracting(Phase::name).containsExactly("ramp", "hold", "churn");
        assertThat(scenario.phases().get(2))
                .isEqualTo(new Phase.Churn("churn", false, 3000, 500, 500, Phase.Ending.CLEAN));
    }

    @Test
    void everyKeyIsHeard() {
        Scenario scenario = accepted("""
                name: all
                summary: "Everything: said."
                protocol: ws
                target: ws://127.0.0.1:8080/ws
                connections: 10
                seed: 1e5
                fit: shrink
                host_share: 25%
                heartbeat: 30s
                connect: {deadline: 3s, sources: 127.0.0.2-127.0.0.4, headers: {Z-Last: 1, A-First: two}, origin: http://x, subprotocol: chat}
                reconnect: {rate: 50/s, backoff: 10ms, backoff_most: 1s}
                phases:
                  - ramp: {to: 10, over: 10s, warmup: true, name: prime}
                  - traffic: {for: 15s, rate: 1/s per connection, size: 1KiB, outstanding: 4, answer_within: 2s}
                thresholds:
                  - connection_duration{phase:traffic}: p(95) < 5s
                  - "gateway.rss.per_connection < 8KiB"
                  - {threshold: "connections_lost: count == 0", abort: true, after: 1m}
                  - proxy.fd: max < 100
                watch: [pid:4242, "proxy=port:8080"]
                faults: [leak-fd=0.1]
                """);

        assertThat(scenario.seed()).isEqualTo(0x1e5);
        assertThat(scenario.target()).contains(new Target("ws", "127.0.0.1", 8080, "/ws"));
        assertThat(scenario.connecting().sources()).containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.4");
        assertThat(scenario.connecting().headers().keySet()).containsExactly("Z-Last", "A-First");
        assertThat(scenario.connecting().reconnect())
                .contains(new Connecting.Reconnect(50, Duration.ofMillis(10), Duration.ofSeconds(1)));
        assertThat(scenario.phases().get(0).name()).isEqualTo("prime");
        assertThat(scenario.thresholds()).hasSize(4);
        assertThat(scenario.thresholds().get(2).abortAfter()).contains(Duration.ofMinutes(1));
        assertThat(scenario.watch()).containsExactly("pid:4242", "proxy=port:8080");
        assertThat(scenario.faults()).containsExactly("leak-fd=0.1");
    }

    @Test
    void aFileOfCertificatesLiesBesideTheScenarioOrWhereItWasTyped() {
        String text = MINIMAL + "target: wss://127.0.0.1/ws\nconnect: {ca: certs/ca.pem}\n";
        Scenario written = ScenarioReader.read("mine/churn.yaml", text, List.of())
                .match(it -> it, problems -> {
                    throw new AssertionError(problems.toString());
                });
        Scenario typed = accepted(text, new Setting("--ca here.pem", "connect.ca", "here.pem"));

        assertThat(written.protocol()).isEqualTo("ws");
        assertThat(written.connecting().tls()).isEqualTo(new Connecting.Tls(Optional.of("mine/certs/ca.pem"), false));
        assertThat(typed.connecting().tls().ca()).contains("here.pem");
        assertThat(accepted(text + "protocol: ws\n").protocol()).isEqualTo("ws");
    }

    @Test
    void whatIsAboutTlsNeedsATargetWithTls() {
        for (String target : List.of("", "target: ws://127.0.0.1:1/\n")) {
            assertThat(problems(MINIMAL + target + "connect: {ca: ca.pem, insecure: true}\n"))
                    .hasSize(2)
                    .allMatch(problem -> problem.contains("is about TLS; write a target that begins with wss://"));
        }
        assertThat(problems(MINIMAL + "target: wss:/typo\nconnect: {ca: ca.pem}\n"))
                .hasSize(1);
        assertThat(problems(MINIMAL + "protocol: tcp\ntarget: wss://127.0.0.1/\n"))
                .singleElement()
                .asString()
                .contains("does not fit protocol tcp");
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheLines() {
        List<String> problems = problems("""
                name: Bad Name
                conections: 10k
                connections: 10k
                heartbeat: 30
                phases:
                  - ramp: {to: 100%, over: fast}
                  - churn: {cycles: 3000, rate: 5k/m, blok: 5}
                thresholds:
                  - connection_duration: p(95) < 5000
                """);

        assertThat(problems)
                .containsExactly(
                        "churn.yaml:1: name: \"Bad Name\" is not a name; write up to 64 of a-z, 0-9 and - inside, e.g. my-soak",
                        "churn.yaml:2: scenario: \"conections\" is not a key here; did you mean \"connections\"? allowed: "
                                + String.join(", ", Section.SCENARIO.names()),
                        "churn.yaml:3: connections: \"10k\" is not a whole number; write 10000",
                        "churn.yaml:4: heartbeat: \"30\" has no unit; write 30s or 30ms, or never",
                        "churn.yaml:6: over: \"fast\" is not a duration; write e.g. 200ms, 5s or 1m30s",
                        "churn.yaml:7: rate: \"5k/m\" is not a rate; write 5000/m or 83/s",
                        "churn.yaml:7: churn: \"blok\" is not a key here; did you mean \"block\"? allowed: "
                                + String.join(", ", Section.CHURN.names()),
                        "churn.yaml:9: thresholds: \"5000\" has no unit; k6 means milliseconds: write p(95) < 5000ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol: im | \"im\" is not spoken yet: this version speaks tcp and ws",
                "protocol: wx | \"wx\" is not a protocol; did you mean \"ws\"?",
                "target: tcp://127.0.0.1:9 | \"tcp://127.0.0.1:9\" does not fit protocol ws; write ws://… or protocol: tcp",
                "seed: 0x7f | is not a seed",
                "seed: 12345678901234567 | is not a seed",
                "fit: shrnk | did you mean \"shrink\"?",
                "host_share: 0% | write more than 0%",
                "host_share: 0.5 | is not a share; write e.g. 50%",
                "connections: 10000001 | is out of range; write 1 to 10000000",
                "connections: 0 | is out of range",
                "connections: | connections: has no value; write e.g. 10000",
                "connections: [1] | takes one value",
                "heartbeat: 31d | at most 30d",
                "connect: fast | connect: takes keys: deadline, sources",
                "connect: {deadlin: 5s} | did you mean \"deadline\"?",
                "connect: {sources: 127.0.0.256} | is not an address",
                "connect: {sources: 127.0.0.9-127.0.0.2} | the lower one first",
                "connect: {sources: []} | takes 1 to 4096 addresses",
                "connect: {headers: {Upgrade: x}} | is set by the protocol",
                "connect: {headers: {'a b': x}} | is not a header's name",
                "'connect: {headers: {A: \"x\\r\\nB: y\"}}' | a header's value is one line",
                "reconnect: {rate: 50/s, backoff: 10s} | shorter than the first back-off",
                "watch: [proxy] | is nothing to watch",
                "watch: [prt:80] | did you mean \"port\"?",
                "watch: [pid:me] | has no number",
                "watch: pid:1 | takes a list",
                "faults: [Leak] | is not a fault",
                "thresholds: {messages_lost: count == 0} | takes a list",
                "thresholds: [[]] | a threshold is metric: expression",
                "thresholds: ['messages_lost: count == 0'] | needs messages",
                "thresholds: ['heartbeats_missed: count == 0'] | needs heartbeats",
                "thresholds: ['proxy.rss < 5MiB'] | \"proxy\" is not a subject",
                "'thresholds: [\"connection_errors{phase:hodl}: count == 0\"]' | did you mean \"hold\"?",
                "'thresholds: [{threshold: \"connection_errors: count == 0\", after: 1m}]' | write abort: true too",
                "'thresholds: [{threshold: \"connection_errors: count == 0\", abort: 1}]' | write true or false",
                "name: &a x | '' ",
                "summary: *x | is an alias",
                "summary: !!str x | is a tag",
                "? [a] : b | has a key that is not a word",
                "phase: [] | did you mean \"phases\"?"
            })
    void aWrongLineIsNamedWithItsNumber(String line, String part) {
        String key = line.startsWith("'") ? "" : line.substring(0, Math.max(0, line.indexOf(':')) + 1);
        String others = String.join(
                "",
                MINIMAL.lines()
                        .filter(it -> key.isEmpty() || !it.startsWith(key))
                        .map(it -> it + "\n")
                        .toList());
        List<String> problems = problems("protocol: ws\n".repeat(key.equals("target:") ? 1 : 0) + line + "\n" + others);

        if (part.isBlank()) {
            assertThat(problems).isEmpty();
        } else {
            int number = key.equals("target:") ? 2 : 1;
            assertThat(problems)
                    .anySatisfy(it -> assertThat(it)
                            .startsWith("churn.yaml:" + number + ": ")
                            .contains(part));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- drain: {to: 200, over: 3s} | 200 is more than the 100 open at this point; use ramp",
                "- ramp: {to: 50%, over: 3s} | 50 is less than the 100 open at this point; use drain",
                "- ramp: {to: 101, over: 3s} | 101 is more than connections, which is 100",
                "- ramp: {to: 100%} | over is missing; write e.g. over: 10s",
                "- rmp: {to: 100%} | did you mean \"ramp\"?",
                "- hold | a phase is a kind with its keys",
                "- hold: 10s | hold: takes keys: for",
                "- hold: {for: 1s, name: Plateau} | is not a name",
                "- hold: {for: 1s, name: traffic} | is the word for another kind of phase",
                "- traffic: {for: 1s, rate: 10/s, outstanding: 65} | is out of range; write 1 to 64",
                "- traffic: {for: 1s, rate: 10/s, size: 11B} | is out of range; write 12B to 1MiB",
                "- traffic: {for: 1s, rate: 10/s, size: 2MiB} | is out of range; write 12B to 1MiB",
                "- churn: {cycles: 400, block: 500, rate: 1/s} | 400 is less than one block of 500",
                "- churn: {cycles: 4000000, block: 500, rate: 1/s} | take more than 30d",
                "- churn: {cycles: 4, block: 2, rate: 1/s per connection} | of all together",
                "- churn: {cycles: 4, block: 2, rate: 1/s, ending: vanish} | is not done yet",
                "- churn: {cycles: 4, block: 2, rate: 1/s, ending: cleen} | did you mean \"clean\"?",
                "- {hold: {for: 1s}, drain: {over: 1s}} | begin the next phase with a dash",
                "- {hold: , for: 1s} | indent it further"
            })
    void aWrongPhaseIsNamedWithItsLine(String phase, String part) {
        String text = "name: x\nconnections: 100\nphases:\n  - ramp: {over: 1s}\n  " + phase + "\n";

        assertThat(problems(text))
                .singleElement()
                .asString()
                .startsWith("churn.yaml:5: ")
                .contains(part);
    }

    @Test
    void messagesNeedAnOpenConnection() {
        String phases = "name: x\nconnections: 9\nphases:\n%s  - traffic: {for: 1s, rate: 10/s}\n";

        assertThat(problems(phases.formatted("")))
                .singleElement()
                .asString()
                .contains("churn.yaml:4: for: nothing is open");
        assertThat(problems(phases.formatted("  - ramp: {over: 1s}\n"))).isEmpty();
    }

    @Test
    void phasesWithoutANameAreNumberedAroundThoseThatHaveOne() {
        Scenario scenario = accepted("""
                name: x
                connections: 9
                phases:
                  - hold: {for: 1s}
                  - hold: {for: 1s}
                  - hold: {for: 1s, name: hold-2}
                  - drain: {over: 1s}
                """);

        assertThat(scenario.phases()).extracting(Phase::name).containsExactly("hold", "hold-3", "hold-2", "drain");
    }

    @Test
    void aNameGivenTwiceIsAProblem() {
        assertThat(problems(MINIMAL + "  - hold: {for: 1s, name: a}\n  - hold: {for: 1s, name: a}\n"))
                .singleElement()
                .asString()
                .contains("churn.yaml:8: name: \"a\" is the name of an earlier phase");
    }

    @Test
    void aKeyGivenTwiceIsAProblemThatNamesBothLines() {
        assertThat(problems(MINIMAL + "seed: 1\nseed: 2\n"))
                .containsExactly("churn.yaml:8: \"seed\" is given twice; first on line 7");
    }

    @Test
    void aThresholdOnAWarmUpIsNeverMeasured() {
        String warm = MINIMAL.replace("over: 10s", "over: 10s, warmup: true")
                + "thresholds:\n  - connection_errors{phase:ramp}: count == 0\n";

        assertThat(problems(warm)).singleElement().asString().contains("all phases it is about are warm-up");
        assertThat(problems(warm.replace("warmup: true", "warmup: false"))).isEmpty();
    }

    @Test
    void theProtocolIsTheTargetsIfItIsNotWritten() {
        assertThat(accepted(MINIMAL + "target: tcp://127.0.0.1:9000\n").protocol())
                .isEqualTo("tcp");
    }

    @Test
    void reconnectingCanBeSwitchedOff() {
        assertThat(accepted(MINIMAL + "reconnect: never\n").connecting().reconnect())
                .isEqualTo(Optional.empty());
    }
}
