package dev.plimsoll.probe.export;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text format of Prometheus. A reading is {@code plimsoll_probe_RESOURCE} with labels {@code subject} and {@code scope};
 * a ceiling is {@code plimsoll_probe_ceiling} with the limit as a label; what a probe took is {@code
 * plimsoll_probe_cost_seconds}. What was not read is {@code plimsoll_probe_missing} with its reason,
 * and never a 0. Types are unknown, since readings are counters and
 * levels alike.
 */
public final class Exposition {
    private static final String PREFIX = "plimsoll_probe_";
    private static final double NANOS = 1e9;

    private final Map<String, List<UnknownDataPointSnapshot>> points = new LinkedHashMap<>();

    /** Adds one subject's readings and what its probes took, in nanoseconds by name. */
    public Exposition with(String subject, Map<String, Reading> readings, Map<String, Long> probeNanos) {
        readings.forEach((resource, reading) -> {
            if (reading instanceof Reading.Value value) {
                Labels labels = Labels.of(
                        "subject", subject, "scope", value.scope().name().toLowerCase(Locale.ROOT));
                boolean isCeiling = Catalogue.named(resource).isPresent();
                add(
                        isCeiling ? "ceiling" : resource,
                        isCeiling ? labels.merge(Labels.of("limit", resource)) : labels,
                        value.quantity().amount());
            } else {
                String reason = reading.match(value -> "", absent -> absent.reason(), failed -> failed.reason());
                add("missing", Labels.of("subject", subject, "resource", resource, "reason", reason), 1);
            }
        });
        probeNanos.forEach(
                (probe, nanos) -> add("cost_seconds", Labels.of("subject", subject, "probe", probe), nanos / NANOS));
        return this;
    }

    /** Adds whether a subject is there: 1 or 0. */
    public Exposition alive(String subject, double one) {
        add("alive", Labels.of("subject", subject), one);
        return this;
    }

    /** All that was added. */
    public String text() {
        List<MetricSnapshot> all = new ArrayList<>();
        points.forEach((name, of) -> all.add(new UnknownSnapshot(new MetricMetadata(name), of)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.builder().build().write(out, new MetricSnapshots(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void add(String resource, Labels labels, double amount) {
        String name = PREFIX + PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(resource));
        points.computeIfAbsent(name, none -> new ArrayList<>())
                .add(UnknownDataPointSnapshot.builder()
                        .labels(labels)
                        .value(amount)
                        .build());
    }
}
