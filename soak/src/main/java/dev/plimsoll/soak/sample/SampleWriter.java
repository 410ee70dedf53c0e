package dev.plimsoll.soak.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes {@code samples.jsonl}: a line per interval and subject. Used by one thread. */
public final class SampleWriter implements AutoCloseable {
    private final AppendedLines lines;
    private final JsonFactory json = new JsonFactory();

    private SampleWriter(AppendedLines lines) {
        this.lines = lines;
    }

    /** Makes the file in a run's folder. */
    public static SampleWriter open(Path folder) throws IOException {
        return new SampleWriter(AppendedLines.open(RunFiles.SAMPLES.in(folder)));
    }

    /** Appends one sample. */
    public void write(Sample sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            ReadingsJson.number(out, "t", sample.seconds());
            ReadingsJson.number(out, "dt", sample.length());
            out.writeStringField("phase", sample.phase());
            out.writeStringField("subject", sample.subject());
            if (sample.quiet().isPresent()) {
                quiet(out, sample.quiet().get());
            }
            ReadingsJson.write(out, sample.readings());
            if (sample.load().isPresent()) {
                load(out, sample.load().get());
            }
            out.writeEndObject();
            out.writeRaw('\n');
        }
        lines.append(bytes.toByteArray());
    }

    /** How many samples were written: what the run's last event says of this file. */
    public long lines() {
        return lines.lines();
    }

    /** Returns once every sample written is on the disk. */
    public void force() throws IOException {
        lines.force();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static void quiet(JsonGenerator out, Sample.Quiet quiet) throws IOException {
        out.writeObjectFieldStart("quiet");
        out.writeNumberField("block", quiet.block());
        out.writeNumberField("cycles", quiet.cycles());
        out.writeNumberField("open", quiet.open());
        out.writeEndObject();
    }

    private static void load(JsonGenerator out, LoadSample load) throws IOException {
        out.writeObjectFieldStart("load");
        connections(out, load.connections());
        messages(out, load.messages());
        out.writeObjectFieldStart("heartbeats");
        out.writeNumberField("sent", load.heartbeats().sent());
        out.writeNumberField("answered", load.heartbeats().answered());
        out.writeNumberField("missed", load.heartbeats().missed());
        out.writeEndObject();
        out.writeObjectFieldStart("latency");
        for (Map.Entry<String, LoadSample.Quantiles> entry : load.latency().entrySet()) {
            out.writeObjectFieldStart(entry.getKey());
            quantiles(out, entry.getValue());
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeObjectFieldStart("meter");
        ReadingsJson.number(out, "lag_p99", load.meter().lagP99());
        ReadingsJson.number(out, "lag_max", load.meter().lagMax());
        ReadingsJson.number(out, "busiest", load.meter().busiest());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void connections(JsonGenerator out, LoadSample.Connections connections) throws IOException {
        out.writeObjectFieldStart("connections");
        out.writeNumberField("open", connections.open());
        out.writeNumberField("attempted", connections.attempted());
        out.writeNumberField("established", connections.established());
        out.writeNumberField("closed", connections.closed());
        out.writeNumberField("cycles", connections.cycles());
        kinds(out, "failed", connections.failed());
        kinds(out, "lost", connections.lost());
        out.writeEndObject();
    }

    private static void kinds(JsonGenerator out, String name, Map<FailureKind, Long> counts) throws IOException {
        out.writeObjectFieldStart(name);
        for (FailureKind kind : FailureKind.values()) {
            Long count = counts.get(kind);
            if (count != null) {
                out.writeNumberField(kind.label(), count);
            }
        }
        out.writeEndObject();
    }

    private static void messages(JsonGenerator out, LoadSample.Messages messages) throws IOException {
        out.writeObjectFieldStart("messages");
        out.writeNumberField("scheduled", messages.scheduled());
        out.writeNumberField("sent", messages.sent());
        out.writeNumberField("answered", messages.answered());
        out.writeNumberField("late", messages.late());
        out.writeNumberField("corrupted", messages.corrupted());
        out.writeNumberField("lost", messages.lost());
        out.writeNumberField("skipped", messages.skipped());
        out.writeNumberField("duplicated", messages.duplicated());
        out.writeEndObject();
    }

    private static void quantiles(JsonGenerator out, LoadSample.Quantiles quantiles) throws IOException {
        out.writeNumberField("count", quantiles.count());
        ReadingsJson.number(out, "min", quantiles.min());
        ReadingsJson.number(out, "mean", quantiles.mean());
        ReadingsJson.number(out, "p50", quantiles.p50());
        ReadingsJson.number(out, "p90", quantiles.p90());
        ReadingsJson.number(out, "p99", quantiles.p99());
        ReadingsJson.number(out, "max", quantiles.max());
    }
}
