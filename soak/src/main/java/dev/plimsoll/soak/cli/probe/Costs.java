package dev.plimsoll.soak.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.sample.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a connection costs the gateway.
 *
 * @param byResource as a run measured it, or as somebody says; in the resource's unit, more than 0
 * @param remark what a person should know of it, a line; empty where there is nothing
 */
record Costs(Map<String, Double> byResource, Optional<String> remark) {
    Costs {
        byResource = Map.copyOf(byResource);
    }

    /**
     * From a run's folder, then as typed, which wins.
     *
     * @param typed {@code fd=1}
     */
    static Costs of(Optional<Path> run, List<String> typed) throws IOException {
        Map<String, Double> costs = new HashMap<>();
        Set<String> countable = countable();
        Optional<String> remark = Optional.empty();
        if (run.isPresent()) {
            costs.putAll(measured(run.get()));
            if (Collections.disjoint(costs.keySet(), countable)) {
                remark = Optional.of(
                        "--run " + run.get()
                                + ": it measured no cost per connection that counts against a limit; what is assumed is marked so");
            }
        }
        for (String one : typed) {
            int equals = one.indexOf('=');
            double amount = amount(one, one.substring(equals + 1));
            String resource = one.substring(0, equals);
            if (!countable.contains(resource)) {
                throw new Stop(
                        ExitCode.USAGE,
                        "--per-connection \"" + one + "\": nothing limits \"" + resource + "\"; write one of "
                                + String.join(", ", countable));
            }
            costs.put(resource, amount);
        }
        return new Costs(costs, remark);
    }

    /** What counts against a ceiling, by the alphabet. */
    private static Set<String> countable() {
        return Catalogue.all().stream()
                .filter(limit -> limit.nature() == Nature.CEILING)
                .flatMap(limit -> limit.used().stream())
                .collect(Collectors.toCollection(TreeSet::new));
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
                "--per-connection \"" + typed
                        + "\": write RESOURCE=AMOUNT in bytes or pieces, e.g. cgroup_memory=4096 or fd=2");
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
