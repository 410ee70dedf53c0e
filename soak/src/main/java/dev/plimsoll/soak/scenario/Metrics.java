package dev.plimsoll.soak.scenario;

import dev.plimsoll.soak.scenario.Metric.Kind;
import java.util.List;
import java.util.Optional;

/** The metrics of a run, by the names that thresholds use. Names that an older tool has are spelled as it does. */
public final class Metrics {
    private static final List<Metric> ALL = List.of(
            trend(
                    "connection_duration",
                    "from the intended moment of a connect to the gateway's answer to the opening"),
            trend("connect_duration", "from the intended moment of a connect to the TCP connection"),
            trend("message_latency", "from the intended moment of a send to its answer"),
            trend("message_service", "from the actual send of a message to its answer"),
            trend("heartbeat_latency", "from a heartbeat's send to its answer"),
            new Metric("connection_success", Kind.RATE, "ratio", "connections established, of those attempted"),
            counter("connections_established", "connections whose opening was answered"),
            counter("connection_errors", "connections that could not be established"),
            counter("connections_lost", "established connections that ended before we ended them"),
            counter("messages_sent", "messages handed to the kernel"),
            counter("messages_received", "replies that answered a message, intact and in time"),
            counter("messages_late", "answers that came after the time allowed"),
            counter("messages_corrupted", "replies whose bytes were not what was sent"),
            counter("messages_lost", "messages that were never answered"),
            counter("messages_skipped", "sends that were due but never made"),
            counter("messages_duplicated", "surplus replies to a message already answered"),
            counter("heartbeats_missed", "heartbeats that were not answered before the next was due"));

    private Metrics() {}

    /** All of them, in the order they are listed to people. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric of this name, or the series if the name is one: {@code gateway.rss.per_connection}. */
    public static Optional<Metric> named(String name) {
        return ALL.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .or(() -> Series.named(name));
    }

    private static Metric trend(String name, String meaning) {
        return new Metric(name, Kind.TREND, "seconds", meaning);
    }

    private static Metric counter(String name, String meaning) {
        return new Metric(name, Kind.COUNTER, "count", meaning);
    }
}
