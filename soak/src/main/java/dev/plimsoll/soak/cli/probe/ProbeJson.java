package dev.plimsoll.soak.cli.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.soak.sample.ReadingsJson;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks at subjects as one line of JSON. */
final class ProbeJson {
    private static final double NANOS = 1e9;
    private static final int SCHEMA = 1;

    private ProbeJson() {}

    static String of(Instant now, List<Probed> all) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("schema", SCHEMA);
            out.writeStringField("at", now.toString());
            out.writeArrayFieldStart("subjects");
            for (Probed probed : all) {
                subject(out, probed);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void subject(JsonGenerator out, Probed probed) throws IOException {
        out.writeStartObject();
        out.writeStringField("subject", probed.subject());
        ReadingsJson.write(out, probed.readings().readings());
        out.writeObjectFieldStart("cost_seconds");
        for (Map.Entry<String, Long> probe : probed.readings().probeNanos().entrySet()) {
            ReadingsJson.number(out, probe.getKey(), probe.getValue() / NANOS);
        }
        out.writeEndObject();
        out.writeArrayFieldStart("limits");
        for (Forecast forecast : probed.limits()) {
            limit(out, forecast);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void limit(JsonGenerator out, Forecast forecast) throws IOException {
        out.writeStartObject();
        out.writeStringField("limit", forecast.limit().name());
        ReadingsJson.number(out, "used", forecast.headroom().used().amountOrNaN());
        ReadingsJson.number(
                out, "ceiling", forecast.headroom().limit().ceiling().amountOrNaN());
        ReadingsJson.number(out, "per_connection", forecast.perConnection().orElse(Double.NaN));
        if (forecast.more().isPresent()) {
            out.writeNumberField("connections_more", forecast.more().getAsLong());
        } else {
            out.writeNullField("connections_more");
        }
        out.writeStringField("mend", forecast.limit().mend());
        out.writeEndObject();
    }
}
