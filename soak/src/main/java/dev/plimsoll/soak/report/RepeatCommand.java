package dev.plimsoll.soak.report;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that does a run again, ready to type. */
public final class RepeatCommand {
    private RepeatCommand() {}

    /** What was typed where the plan's environment has it under {@code command}; built from the scenario otherwise. */
    public static String of(Plan plan) {
        String typed = plan.environment().get("command");
        if (typed != null && !typed.isBlank()) {
            return typed;
        }
        Scenario scenario = plan.scenario();
        List<String> words = new ArrayList<>(List.of("scripts/plimsoll", "run", quoted(scenario.name())));
        scenario.target().ifPresent(target -> words.addAll(List.of("--target", quoted(target.toString()))));
        words.addAll(List.of("--connections", String.valueOf(scenario.connections())));
        Optional.ofNullable(plan.environment().get("transport.asked"))
                .filter(asked -> !asked.equals("auto"))
                .ifPresent(asked -> words.addAll(List.of("--transport", quoted(asked))));
        words.addAll(List.of("--seed", Long.toHexString(scenario.seed())));
        scenario.watch().forEach(subject -> words.addAll(List.of("--watch", quoted(subject))));
        scenario.faults().forEach(fault -> words.addAll(List.of("--standin-fault", quoted(fault))));
        return String.join(" ", words);
    }

    /** As a POSIX shell needs it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
