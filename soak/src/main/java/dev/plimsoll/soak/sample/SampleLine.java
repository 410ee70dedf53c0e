package dev.plimsoll.soak.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One line of {@code samples.jsonl} or {@code events.jsonl}, read back; members that are not known are passed over. */
final class SampleLine {
    private final ObjectMapper json = new ObjectMapper();

    /** Hands on the sample on this line; false where there is none. */
    boolean sample(byte[] line, Consumer<Sample> found) {
        try {
            found.accept(sample(json.readTree(line)));
            return true;
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Hands on the event on this line; false where there is none. */
    boolean event(byte[] line, Consumer<Event> found) {
        try {
            found.accept(event(json.readTree(line)));
            return true;
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Event event(JsonNode node) {
        Map<String, String> details = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (!member.getKey().equals("t") && !member.getKey().equals("event")) {
                details.put(member.getKey(), member.getValue().asText());
            }
        });
        String label = text(node, "event");
        for (Event.Kind kind : Event.Kind.values()) {
            if (kind.label().equals(label)) {
                return new Event(finite(node, "t"), kind, details);
            }
        }
        throw new IllegalArgumentException("no such event: " + label);
    }

    private static Sample sample(JsonNode node) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        object(node, "readings").properties().forEach(entry -> readings.put(entry.getKey(), reading(entry.getValue())));
        double length = finite(node, "dt");
        if (length < 0) {
            throw new IllegalArgumentException("an interval of " + length + " s");
        }
        return new Sample(
                finite(node, "t"),
                length,
                text(node, "phase"),
                text(node, "subject"),
                node.has("quiet") ? Optional.of(quiet(object(node, "quiet"))) : Optional.empty(),
                readings,
                node.has("load") ? Optional.of(load(object(node, "load"))) : Optional.empty());
    }

    private static Sample.Quiet quiet(JsonNode node) {
        return new Sample.Quiet(
                (int) Math.min(count(node, "block"), Integer.MAX_VALUE), count(node, "cycles"), count(node, "open"));
    }

    private static Reading reading(JsonNode node) {
        if (node.has("absent")) {
            return new Reading.Absent(text(node, "absent"));
        }
        if (node.has("failed")) {
            return new Reading.Failed(text(node, "failed"));
        }
        for (Unit unit : Unit.values()) {
            if (node.has(unit.label())) {
                Scope scope = Scope.valueOf(text(node, "scope").toUpperCase(Locale.ROOT));
                return new Reading.Value(new Quantity(finite(node, unit.label()), unit), scope);
            }
        }
        throw new IllegalArgumentException("not a reading");
    }

    private static LoadSample load(JsonNode node) {
        JsonNode beats = object(node, "heartbeats");
        JsonNode meter = object(node, "meter");
        Map<String, LoadSample.Quantiles> latency = new LinkedHashMap<>();
        object(node, "latency").properties().forEach(entry -> latency.put(entry.getKey(), quantiles(entry.getValue())));
        return new LoadSample(
                connections(object(node, "connections")),
                messages(object(node, "messages")),
                new LoadSample.Heartbeats(count(beats, "sent"), count(beats, "answered"), count(beats, "missed")),
                latency,
                new LoadSample.Meter(number(meter, "lag_p99"), number(meter, "lag_max"), number(meter, "busiest")));
    }

    private static LoadSample.Connections connections(JsonNode node) {
        return new LoadSample.Connections(
                count(node, "open"),
                count(node, "attempted"),
                count(node, "established"),
                count(node, "closed"),
                count(node, "cycles"),
                kinds(object(node, "failed")),
                kinds(object(node, "lost")));
    }

    private static Map<FailureKind, Long> kinds(JsonNode node) {
        Map<FailureKind, Long> counts = new EnumMap<>(FailureKind.class);
        for (FailureKind kind : FailureKind.values()) {
            if (node.has(kind.label())) {
                counts.put(kind, count(node, kind.label()));
            }
        }
        if (counts.size() != node.size()) {
            throw new IllegalArgumentException("a failure of no known kind");
        }
        return counts;
    }

    private static LoadSample.Messages messages(JsonNode node) {
        return new LoadSample.Messages(
                count(node, "scheduled"),
                count(node, "sent"),
                count(node, "answered"),
                count(node, "late"),
                count(node, "corrupted"),
                count(node, "lost"),
                count(node, "skipped"),
                count(node, "duplicated"));
    }

    private static LoadSample.Quantiles quantiles(JsonNode node) {
        return new LoadSample.Quantiles(
                count(node, "count"),
                number(node, "min"),
                number(node, "mean"),
                number(node, "p50"),
                number(node, "p90"),
                number(node, "p99"),
                number(node, "max"));
    }

    private static JsonNode object(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isObject()) {
            throw new IllegalArgumentException(name + " is not an object");
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isTextual()) {
            throw new IllegalArgumentException(name + " is not a string");
        }
        return member.textValue();
    }

    private static long count(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isIntegralNumber() || !member.canConvertToLong() || member.longValue() < 0) {
            throw new IllegalArgumentException(name + " is not a count");
        }
        return member.longValue();
    }

    private static double finite(JsonNode node, String name) {
        double amount = number(node, name);
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException(name + " is not a number");
        }
        return amount;
    }

    /** NaN where the file says null. */
    private static double number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (member.isNull()) {
            return Double.NaN;
        }
        if (!member.isNumber()) {
            throw new IllegalArgumentException(name + " is not a number");
        }
        return member.doubleValue();
    }
}
