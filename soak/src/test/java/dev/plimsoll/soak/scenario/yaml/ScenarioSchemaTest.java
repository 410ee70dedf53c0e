package dev.plimsoll.soak.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Problems;
import dev.plimsoll.soak.scenario.tree.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioSchemaTest {
    private final JsonNode schema = parse(ScenarioSchema.json());

    static Stream<String> builtIns() {
        return BuiltIns.names().stream();
    }

    @Test
    void theSchemaHasTheKeysTheReaderAllows() {
        assertThat(schema.path("$schema").asText()).endsWith("2020-12/schema");
        assertThat(keys(schema)).isEqualTo(Section.SCENARIO.names());
        for (Section section : Section.INNER) {
            assertThat(keys(schema.path("$defs").path(section.name()))).isEqualTo(section.names());
        }
    }

    @Test
    void everyReferenceLeadsToADefinition() {
        assertThat(schema.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(schema.at(it.substring(1)).isObject()).as(it).isTrue());
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void everyBuiltInScenarioFitsTheSchema(String name) {
        assertThat(mismatch(tree(BuiltIns.text(name).orElseThrow()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sed: 1",
                "protocol: im",
                "heartbeat: 30",
                "host_share: 5",
                "thresholds: {}",
                "connect: {deadlin: 1s}",
                "target: wsss://h:1/",
                "reconnect: always",
                "fit: {}"
            })
    void whatTheReaderRefusesDoesNotFitTheSchemaEither(String line) {
        String text = Reading.MINIMAL + line + "\n";

        assertThat(Reading.problems(text)).isNotEmpty();
        assertThat(mismatch(tree(text))).isPresent();
    }

    @Test
    void everyExampleInTheTableIsAValueThatTheReaderTakes() {
        for (Section section : Section.KINDS) {
            String keys = String.join(
                    ", ",
                    section.keys().stream()
                            .map(key -> key.name() + ": " + key.example())
                            .toList());
            String before = section.equals(Section.RAMP) ? "" : "  - ramp: {over: 1s, name: up}\n";
            assertThat(Reading.problems("name: x\nconnections: 5\nphases:\n" + before + "  - " + section.name() + ": {"
                            + keys + "}\n"))
                    .as(keys)
                    .isEmpty();
        }
        String top = String.join(
                "",
                Section.SCENARIO.keys().stream()
                        .filter(key -> !key.example().contains("..."))
                        .map(key -> key.name() + ": " + (key.example().isEmpty() ? "''" : key.example()) + "\n")
                        .toList());
        assertThat(Reading.problems(top + "phases:\n  - hold: {for: 1s}\n")).isEmpty();
    }

    private Optional<String> mismatch(Item item) {
        return mismatch(item, schema);
    }

    /** As much of JSON Schema as the schema uses; the first value that does not fit. */
    private Optional<String> mismatch(Item item, JsonNode rule) {
        if (rule.has("$ref")) {
            return mismatch(item, schema.at(rule.path("$ref").asText().substring(1)));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (rule.has(choice)) {
                long fitting = StreamSupport.stream(rule.path(choice).spliterator(), false)
                        .filter(each -> mismatch(item, each).isEmpty())
                        .count();
                return fitting > 0 ? Optional.empty() : Optional.of(item + " fits nothing of " + rule);
            }
        }
        if (item instanceof Item.Mapping mapping) {
            return object(mapping, rule);
        }
        if (item instanceof Item.Listing listing) {
            return rule.path("type").asText().equals("array")
                    ? listing.items().stream()
                            .flatMap(each -> mismatch(each, rule.path("items")).stream())
                            .findFirst()
                    : Optional.of(item + " is no " + rule);
        }
        return item instanceof Item.Scalar scalar ? scalar(scalar.text(), rule) : Optional.of(item + " is nothing");
    }

    private Optional<String> object(Item.Mapping mapping, JsonNode rule) {
        if (!rule.path("type").asText().equals("object")) {
            return Optional.of(mapping + " is no " + rule);
        }
        for (JsonNode required : rule.path("required")) {
            if (mapping.get(required.asText()).isEmpty()) {
                return Optional.of(required + " is missing");
            }
        }
        JsonNode others = rule.path("additionalProperties");
        for (Item.Entry entry : mapping.entries()) {
            JsonNode property = rule.path("properties").path(entry.key());
            if (property.isMissingNode() && others.isBoolean()) {
                return Optional.of(entry.key() + " is not allowed");
            }
            Optional<String> inner = mismatch(entry.value(), property.isMissingNode() ? others : property);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return mapping.entries().size() > rule.path("maxProperties").asInt(Integer.MAX_VALUE)
                ? Optional.of(mapping + " has too many keys")
                : Optional.empty();
    }

    private static Optional<String> scalar(String text, JsonNode rule) {
        String pattern = rule.path("pattern").asText(".*");
        boolean listed = !rule.has("enum")
                || StreamSupport.stream(rule.path("enum").spliterator(), false)
                        .anyMatch(each -> each.asText().equals(text));
        boolean same = !rule.has("const") || rule.path("const").asText().equals(text);
        String type = rule.path("type").asText("");
        boolean typed = switch (type) {
            case "integer" -> text.matches("[0-9]+");
            case "boolean" -> text.matches("true|false");
            case "object", "array" -> false;
            default -> true;
        };
        boolean fits = listed && same && typed && text.matches(pattern);
        return fits ? Optional.empty() : Optional.of(text + " is no " + rule);
    }

    private static List<String> keys(JsonNode object) {
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
        return object.path("properties").properties().stream()
                .map(property -> property.getKey())
                .toList();
    }

    private static Item tree(String text) {
        return YamlText.read("schema.yaml", text, new Problems()).orElseThrow();
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
