package dev.plimsoll.probe.tuning.prove.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What parent and child say to each other: a line of JSON with the order, then one for each proof. */
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Wire() {}

    /**
     * The order as it is sent.
     *
     * @param startedIn the namespace that must not be written
     * @param listenBacklog empty or one number
     */
    record Sent(
            String startedIn,
            List<DeclaredLine> lines,
            Map<String, String> profile,
            Map<String, String> running,
            Set<String> satisfied,
            List<Integer> listenBacklog) {
        Order order() {
            return new Order(
                    lines,
                    profile,
                    running,
                    satisfied,
                    listenBacklog.stream().mapToInt(Integer::intValue).findFirst());
        }
    }

    static String write(Order order, String startedIn) {
        OptionalInt backlog = order.listenBacklog();
        List<Integer> backlogs = backlog.isPresent() ? List.of(backlog.getAsInt()) : List.of();
        return text(new Sent(startedIn, order.lines(), order.profile(), order.running(), order.satisfied(), backlogs));
    }

    static Sent readOrder(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, Sent.class);
    }

    static String write(Proof proof) {
        return text(Map.of(
                "setting", proof.line().setting(),
                "value", proof.line().value(),
                "verdict", proof.verdict().word().name(),
                "by", proof.verdict().by(),
                "figure", proof.figure()));
    }

    static Proof readProof(String line) throws JsonProcessingException {
        Map<String, String> fields = MAPPER.readValue(line, new TypeReference<>() {});
        return new Proof(
                new DeclaredLine(field(fields, "setting"), field(fields, "value")),
                new Verdict(Verdict.Word.valueOf(field(fields, "verdict")), field(fields, "by")),
                field(fields, "figure"));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
