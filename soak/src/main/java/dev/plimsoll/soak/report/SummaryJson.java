package dev.plimsoll.soak.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Distribution;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: the run in the shape that k6 hands to {@code handleSummary}, so that what reads k6's summaries
 * reads this. Times are in milliseconds, as k6 has them; everywhere else we write seconds.
 *
 * <p>A threshold on a phase makes a metric of its own, {@code message_latency{phase:hold}}, which has the figure that was
 * compared and no other.
 */
public final class SummaryJson {
    /** Trends by the name that thresholds use → the name under {@code latency} in the verdict. */
    private static final Map<String, String> LATENCIES = Map.of(
            "connection_duration", "establish",
            "connect_duration", "connect",
            "message_latency", "message",
            "message_service", "message_service",
            "heartbeat_latency", "heartbeat");

    private final Verdict verdict;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode metrics = mapper.createObjectNode();

    private SummaryJson(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The document, ending with a newline. */
    public static String of(Verdict verdict) {
        return new SummaryJson(verdict).text();
    }

    private String text() {
        Metrics.all().forEach(this::metric);
        verdict.thresholds().forEach(this::threshold);
        ObjectNode root = mapper.createObjectNode();
        root.set("metrics", metrics);
        ObjectNode group = root.putObject("root_group").put("name", "").put("path", "");
        group.put("id", "d41d8cd98f00b204e9800998ecf8427e");
        group.putArray("groups");
        group.putArray("checks");
        root.putObject("state")
                .put("isStdOutTTY", false)
                .put("isStdErrTTY", false)
                .set("testRunDurationMs", number(verdict.duration() * 1_000));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and names cannot fail to be written", e);
        }
    }

    private void metric(Metric metric) {
        switch (metric.kind()) {
            case TREND -> trend(metric);
            case RATE -> success(metric);
            case COUNTER -> counter(metric);
            case GAUGE -> { // has no place in the verdict but as a threshold
            }
        }
    }

    private void trend(Metric metric) {
        Distribution seen = verdict.latency().get(LATENCIES.getOrDefault(metric.name(), metric.name()));
        if (seen == null || seen.count() == 0) {
            return;
        }
        ObjectNode values = entry(metric.name(), "trend", "time").putObject("values");
        millis(values, "avg", seen.mean());
        millis(values, "min", seen.min());
        millis(values, "med", seen.p50());
        millis(values, "max", seen.max());
        millis(values, "p(90)", seen.p90());
        millis(values, "p(95)", seen.p95());
        millis(values, "p(99)", seen.p99());
        values.put("count", seen.count());
    }

    private void success(Metric metric) {
        long attempted = verdict.connections().attempted();
        long passes = verdict.connections().established();
        ObjectNode values = entry(metric.name(), "rate", "default").putObject("values");
        if (attempted > 0) {
            values.set("rate", number((double) passes / attempted));
        }
        values.put("passes", passes).put("fails", attempted - passes);
    }

    private void counter(Metric metric) {
        Long count = counted(metric.name());
        if (count == null) {
            return;
        }
        ObjectNode values =
                entry(metric.name(), "counter", "default").putObject("values").put("count", count.longValue());
        if (verdict.duration() > 0) {
            values.set("rate", number(count / verdict.duration()));
        }
    }

    private @Nullable Long counted(String metric) {
        Verdict.Connections connections = verdict.connections();
        Verdict.Messages messages = verdict.messages();
        return switch (metric) {
            case "connections_established" -> connections.established();
            case "connection_errors" -> sum(connections.failed());
            case "connections_lost" -> sum(connections.lost());
            case "messages_sent" -> messages.sent();
            case "messages_received" -> messages.answered();
            case "messages_late" -> messages.late();
            case "messages_corrupted" -> messages.corrupted();
            case "messages_lost" -> messages.lost();
            case "messages_skipped" -> messages.skipped();
            case "messages_duplicated" -> messages.duplicated();
            default -> null;
        };
    }

    private void threshold(ThresholdResult threshold) {
        String name = threshold.metric() + (threshold.phase() == null ? "" : "{phase:" + threshold.phase() + "}");
        String unit = MetricUnit.of(threshold);
        ObjectNode entry = metrics.get(name) instanceof ObjectNode known
                ? known
                : entry(name, kind(threshold.metric()), contains(unit));
        ObjectNode values = entry.withObjectProperty("values");
        if (threshold.observed() != null && !values.has(figure(threshold))) { // what the verdict holds nowhere else
            double shown = "seconds".equals(unit) ? threshold.observed() * 1_000 : threshold.observed();
            values.set(figure(threshold), number(shown));
        }
        entry.withObjectProperty("thresholds")
                .putObject(threshold.expression())
                .put("ok", threshold.verdict() == Outcome.PASS);
    }

    private ObjectNode entry(String name, String type, String contains) {
        ObjectNode entry = metrics.putObject(name).put("type", type).put("contains", contains);
        entry.putObject("values");
        return entry;
    }

    private void millis(ObjectNode values, String name, @Nullable Double seconds) {
        if (seconds != null) {
            values.set(name, number(seconds * 1_000));
        }
    }

    private static String kind(String metric) {
        return Metrics.named(metric)
                .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                .orElse("gauge");
    }

    private static String contains(String unit) {
        return switch (unit) {
            case "seconds" -> "time";
            case "bytes" -> "data";
            default -> "default";
        };
    }

    /** {@code p(95)} of {@code p(95) < 5s}; {@code value} where the expression names no figure. */
    private static String figure(ThresholdResult threshold) {
        String first = threshold.expression().strip().split("[<>=!\\s]", 2)[0];
        return first.isEmpty() ? "value" : first;
    }

    private JsonNode number(double amount) {
        return mapper.getNodeFactory()
                .numberNode(new BigDecimal(amount, new MathContext(6))
                        .stripTrailingZeros()
                        .doubleValue());
    }

    private static long sum(Map<String, Long> byKind) {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
