package dev.plimsoll.soak.scenario.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of scenario files, for editors; made from the table of keys that the reader itself goes by. */
public final class ScenarioSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioSchema() {}

    /** The schema, draft 2020-12, as indented JSON. */
    public static String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Plimsoll scenario");
        root.setAll(object(Section.SCENARIO));
        ObjectNode definitions = root.putObject("$defs");
        for (Section section : Section.INNER) {
            definitions.set(section.name(), object(section));
        }
        ArrayNode kinds = definitions.putObject("phase").putArray("oneOf");
        for (Section kind : Section.KINDS) {
            ObjectNode phase = kinds.addObject();
            phase.put("type", "object");
            phase.putObject("properties").putObject(kind.name()).put("$ref", "#/$defs/" + kind.name());
            phase.putArray("required").add(kind.name());
            phase.put("additionalProperties", false);
        }
        ArrayNode spellings = definitions.putObject("thresholdItem").putArray("anyOf");
        spellings.addObject().put("type", "string");
        spellings.addObject().put("$ref", "#/$defs/" + Section.THRESHOLD.name());
        ObjectNode pair = spellings.addObject().put("type", "object");
        pair.put("minProperties", 1).put("maxProperties", 1);
        pair.putObject("additionalProperties").put("type", "string");
        return root.toPrettyString();
    }

    private static ObjectNode object(Section section) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Section.Key key : section.keys()) {
            ObjectNode property = fragment(key.schema());
            property.put("description", key.meaning());
            if (key.need() == Section.Need.DEFAULT) {
                property.put("default", key.example());
            } else if (key.need() == Section.Need.REQUIRED) {
                required.add(key.name());
            }
            properties.set(key.name(), property);
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static ObjectNode fragment(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("a key's schema is not JSON: " + json, malformed);
        }
    }
}
