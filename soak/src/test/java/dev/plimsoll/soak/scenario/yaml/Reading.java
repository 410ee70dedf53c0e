package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.tree.Problem;
import java.util.Arrays;
import java.util.List;

/** Reads scenarios in tests and says what came of it in plain text. */
final class Reading {
    static final String MINIMAL = """
            name: small
            connections: 100
            phases:
              - ramp: {to: 100%, over: 10s}
              - hold: {for: 10s}
              - churn: {cycles: 3000, block: 500, rate: 500/s}
            """;

    private Reading() {}

    static Scenario accepted(String text, Setting... settings) {
        return ScenarioReader.read("churn.yaml", text, List.of(settings)).match(it -> it, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    static List<String> problems(String text, Setting... settings) {
        return ScenarioReader.read("churn.yaml", text, List.of(settings))
                .match(
                        scenario -> List.of(),
                        problems -> problems.stream().map(Problem::toString).toList());
    }

    /** {@code --set PATH=VALUE}, for each. */
    static Setting[] set(String... assignments) {
        return Arrays.stream(assignments)
                .map(it ->
                        new Setting("--set " + it, it.substring(0, it.indexOf('=')), it.substring(it.indexOf('=') + 1)))
                .toArray(Setting[]::new);
    }
}
