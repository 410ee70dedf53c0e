package dev.plimsoll.soak.cli.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.soak.cli.exit.ExitCode;
import java.util.List;

/** The proofs for programs; {@code by} and {@code figure} are empty where there is none. */
final class ProveJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProveJson() {}

    /** The document, ending with a newline. */
    static String of(Profile profile, List<Proof> proofs, ExitCode code) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", 1);
        root.put("profile", profile.name());
        root.put("verdict", word(code));
        ArrayNode lines = root.putArray("lines");
        for (Proof proof : proofs) {
            lines.addObject()
                    .put("setting", proof.line().setting())
                    .put("declared", proof.line().value())
                    .put("verdict", proof.verdict().word().name())
                    .put("by", proof.verdict().by())
                    .put("figure", proof.figure());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot fail to be written", e);
        }
    }

    private static String word(ExitCode code) {
        return switch (code) {
            case PASS -> "pass";
            case FAIL -> "fail";
            default -> "inconclusive";
        };
    }
}
