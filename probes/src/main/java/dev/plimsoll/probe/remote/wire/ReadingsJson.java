package dev.plimsoll.probe.remote.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.remote.wire.Taking.Life;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Readings and times as JSON: a reading is written as in {@code samples.jsonl}. Whoever reads them believes nothing: names,
 * numbers and their number are checked, reasons are cut.
 */
public final class ReadingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_READINGS = 4096;
    private static final int MOST_PIDS = 10_000;
    private static final int LONGEST_REASON = 300;
    /** Not {@code failures.}, which names what the generator counted, and no subject of somebody else can know. */
    private static final Pattern RESOURCE = Pattern.compile("(?!failures\\.)[A-Za-z_][A-Za-z0-9_.: -]{0,199}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private ReadingsJson() {}

    /** The answer to a question for readings. */
    public static byte[] readings(Taken taken, Stamps stamps) {
        ObjectNode root = stamped(stamps);
        root.put("alive", taken.life().alive());
        taken.life().ended().forEach(root.putArray("ended")::add);
        root.put("cost_seconds", taken.costNanos() / 1e9);
        ObjectNode readings = root.putObject("readings");
        taken.readings().forEach((resource, reading) -> put(readings.putObject(resource), reading));
        return bytes(root);
    }

    /** The answer to a question for the time. */
    public static byte[] clock(Stamps stamps) {
        return bytes(stamped(stamps));
    }

    /** The answer where there are no readings, and why. */
    public static byte[] problem(String message) {
        return bytes(JSON.createObjectNode().put("problem", message));
    }

    /** What was read, of bytes of {@link #readings}; throws {@link IllegalArgumentException} where they are not that. */
    public static Taken taken(byte[] bytes) {
        JsonNode root = object(bytes);
        Map<String, Reading> readings = new LinkedHashMap<>();
        JsonNode written = root.path("readings");
        if (!written.isObject() || written.size() > MOST_READINGS) {
            throw new IllegalArgumentException("no readings, or too many");
        }
        written.properties().forEach(entry -> readings.put(name(entry.getKey()), reading(entry.getValue())));
        double seconds = finite(root, "cost_seconds");
        if (seconds < 0 || seconds > 1e6) {
            throw new IllegalArgumentException("a cost of " + seconds + " s");
        }
        return new Taken(readings, Math.round(seconds * 1e9), life(root));
    }

    /** When they were; throws {@link IllegalArgumentException} where that is not said. */
    public static Stamps stamps(byte[] bytes) {
        JsonNode root = object(bytes);
        return new Stamps(finite(root, "received"), finite(root, "sent"));
    }

    /** What the problem is, a line; a usual sentence where it is not said. */
    public static String problem(byte[] bytes) {
        try {
            return line(object(bytes).path("problem").asText("it does not say why"));
        } catch (IllegalArgumentException unsaid) {
            return "it does not say why";
        }
    }

    private static ObjectNode stamped(Stamps stamps) {
        return JSON.createObjectNode().put("received", stamps.received()).put("sent", stamps.sent());
    }

    private static void put(ObjectNode node, Reading reading) {
        reading.match(
                value -> node.put(
                                value.quantity().unit().label(),
                                value.quantity().amount())
                        .put("scope", value.scope().name().toLowerCase(Locale.ROOT)),
                absent -> node.put("absent", absent.reason()),
                failed -> node.put("failed", failed.reason()));
    }

    private static Reading reading(JsonNode node) {
        if (node.has("absent")) {
            return new Reading.Absent(line(node.get("absent").asText()));
        }
        if (node.has("failed")) {
            return new Reading.Failed(line(node.get("failed").asText()));
        }
        for (Unit unit : Unit.values()) {
            if (node.has(unit.label())) {
                String scope = node.path("scope").asText().toUpperCase(Locale.ROOT);
                return new Reading.Value(new Quantity(finite(node, unit.label()), unit), Scope.valueOf(scope));
            }
        }
        throw new IllegalArgumentException("not a reading");
    }

    private static Life life(JsonNode root) {
        List<Long> ended = new ArrayList<>();
        JsonNode pids = root.path("ended");
        if (!root.path("alive").isBoolean() || !pids.isArray() || pids.size() > MOST_PIDS) {
            throw new IllegalArgumentException("whether it is there is not said");
        }
        pids.forEach(pid -> ended.add(pid.asLong()));
        return new Life(root.get("alive").booleanValue(), ended);
    }

    private static double finite(JsonNode node, String name) {
        JsonNode number = node.path(name);
        if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("no number " + name);
        }
        return number.doubleValue();
    }

    private static String name(String resource) {
        if (!RESOURCE.matcher(resource).matches()) {
            throw new IllegalArgumentException("not the name of a resource");
        }
        return resource;
    }

    /** Of strangers, for people: one line, not too long. */
    private static String line(String text) {
        String cut = text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
        return CONTROL.matcher(cut).replaceAll(" ");
    }

    private static JsonNode object(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot be written", e);
        }
    }
}
