package dev.plimsoll.soak.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.sample.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connection costs the gateway, by resource: as a run measured it, or as somebody says. */
final class Costs {
    private Costs() {}

    /**
     * From a run's folder, then as typed, which wins.
     *
     * @param typed {@code fd=1}
     */
    static Map<String, Double> of(Optional<Path> run, List<String> typed) throws IOException {
        Map<String, Double> costs = new HashMap<>();
        if (run.isPresent()) {
            costs.putAll(measured(run.get()));
        }
        for (String one : typed) {
            int equals = one.indexOf('=');
            costs.put(one.substring(0, Math.max(0, equals)), amount(one, one.substring(equals + 1)));
        }
        return costs;
    }

    private static double amount(String typed, String digits) {
        try {
            double amount = Double.parseDouble(digits);
            if (typed.indexOf('=') > 0 && amount > 0 && Double.isFinite(amount)) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw misunderstood(typed);
        }
        throw misunderstood(typed);
    }

    private static Stop misunderstood(String typed) {
        return new Stop(
                ExitCode.USAGE,
                "--per-connection \"" + typed + "\": write RESOURCE=AMOUNT in bytes or pieces, e.g. rss=4096 or fd=2");
    }

    private static Map<String, Double> measured(Path run) throws IOException {
        Path file = RunFiles.VERDICT.in(run);
        if (!Files.isRegularFile(file)) {
            throw new Stop(ExitCode.USAGE, "--run " + run + ": there is no verdict.json; runs are in results/runs");
        }
        Map<String, Double> costs = new HashMap<>();
        for (JsonNode cost : new ObjectMapper().readTree(file.toFile()).path("cost")) {
            if (cost.path("subject").asText().equals("gateway")
                    && cost.path("per_connection").isNumber()) {
                costs.put(
                        cost.path("resource").asText(),
                        cost.path("per_connection").doubleValue());
            }
        }
        return costs;
    }
}
