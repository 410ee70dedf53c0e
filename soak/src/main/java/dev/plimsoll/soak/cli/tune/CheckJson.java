package dev.plimsoll.soak.cli.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import java.util.List;

/** The results for programs; what could not be read is null beside its reason. */
final class CheckJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckJson() {}

    /** The document, ending with a newline. */
    static String of(Profile profile, List<HostResult> results) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", 1);
        root.put("profile", profile.name());
        root.put("verdict", verdict(results));
        ArrayNode hosts = root.putArray("hosts");
        for (HostResult result : results) {
            ObjectNode host = hosts.addObject();
            host.put("host", result.host());
            host.put("target", result.target());
            ArrayNode lines = host.putArray("lines");
            result.lines().forEach(line -> line(lines.addObject(), line));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot fail to be written", e);
        }
    }

    private static String verdict(List<HostResult> results) {
        if (results.stream().anyMatch(result -> result.worst().isDeviation())) {
            return "fail";
        }
        return results.stream().anyMatch(result -> result.count(LineVerdict.CANNOT_TELL) > 0) ? "inconclusive" : "pass";
    }

    private static void line(ObjectNode node, LineResult line) {
        node.put("setting", line.declared().setting().toString());
        node.put("compare", line.declared().comparison().words());
        node.put("declared", line.declared().value());
        node.put("origin", line.declared().origin().toString());
        node.put("because", line.declared().why());
        node.put("verdict", line.verdict().words());
        node.put("why", line.why());
        if (line.running() instanceof Seen.Found<String> found) {
            node.put("running", found.value());
        } else {
            node.putNull("running");
            String reason = line.running().match(value -> value, absent -> absent, failed -> failed);
            node.put("running_reason", reason);
        }
        ObjectNode persisted = node.putObject("persisted");
        if (line.persisted() instanceof Persistence.At at) {
            persisted.put("value", at.value());
            persisted.put("place", at.place().toString());
            ArrayNode overrides = persisted.putArray("overrides");
            at.overrides()
                    .forEach(lost -> overrides
                            .addObject()
                            .put("value", lost.value())
                            .put("place", lost.place().toString()));
        } else {
            persisted.putNull("value");
            persisted.put(
                    "reason",
                    line.persisted()
                            .match(
                                    at -> "",
                                    nowhere -> "no file sets it",
                                    unknown -> unknown.reason(),
                                    () -> "not asked"));
        }
    }
}
