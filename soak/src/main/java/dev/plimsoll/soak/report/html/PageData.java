package dev.plimsoll.soak.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.soak.report.html.Chart.Fit;
import dev.plimsoll.soak.report.html.Chart.Line;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/**
 * The plots as JSON for the page's script. A gap is {@code null}; a moment at which a line was not asked for is {@code
 * ""}. Every {@code <} is written as an escape, so nothing in a name can end the script element.
 */
final class PageData {
    private static final MathContext DIGITS = new MathContext(5);
    private static final MathContext X_DIGITS = new MathContext(8);

    private final JsonGenerator json;

    private PageData(JsonGenerator json) {
        this.json = json;
    }

    /** A stretch of the run with a name. */
    record Band(String name, double start, double end) {}

    /** A numbered moment of the run. */
    record Marker(int number, double seconds, String label) {}

    static String of(List<Band> bands, List<Marker> markers, List<Chart> charts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new PageData(json).write(bands, markers, charts);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private void write(List<Band> bands, List<Marker> markers, List<Chart> charts) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("bands");
        for (Band band : bands) {
            json.writeStartObject();
            json.writeStringField("name", band.name());
            number("start", band.start(), X_DIGITS);
            number("end", band.end(), X_DIGITS);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("markers");
        for (Marker marker : markers) {
            json.writeStartObject();
            json.writeNumberField("n", marker.number());
            number("x", marker.seconds(), X_DIGITS);
            json.writeStringField("label", marker.label());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("charts");
        for (Chart chart : charts) {
            chart(chart);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void chart(Chart chart) throws IOException {
        json.writeObjectFieldStart(chart.id());
        json.writeStringField("title", chart.title());
        json.writeStringField("across", lower(chart.across()));
        json.writeStringField("unit", chart.unit());
        json.writeStringField("scale", lower(chart.scale()));
        json.writeFieldName("x");
        values(chart.xs(), X_DIGITS);
        json.writeArrayFieldStart("lines");
        for (Line line : chart.lines()) {
            json.writeStartObject();
            json.writeStringField("name", line.name());
            json.writeStringField("stroke", lower(line.stroke()));
            json.writeFieldName("y");
            values(line.values(), "bytes".equals(chart.unit()) || "count".equals(chart.unit()) ? X_DIGITS : DIGITS);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (chart.fit().isPresent()) {
            fit(chart.fit().get());
        }
        json.writeEndObject();
    }

    private void fit(Fit fit) throws IOException {
        json.writeObjectFieldStart("fit");
        number("x", fit.x(), X_DIGITS);
        number("y", fit.y(), X_DIGITS);
        number("slope", fit.slope(), X_DIGITS);
        number("low", fit.low(), X_DIGITS);
        number("high", fit.high(), X_DIGITS);
        json.writeEndObject();
    }

    private void values(List<Double> values, MathContext digits) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            if (Double.isFinite(value)) {
                json.writeNumber(shortest(value, digits));
            } else if (Double.isNaN(value)) {
                json.writeNull();
            } else {
                json.writeString("");
            }
        }
        json.writeEndArray();
    }

    private void number(String name, double value, MathContext digits) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(shortest(value, digits));
    }

    private static String shortest(double value, MathContext digits) {
        BigDecimal rounded = new BigDecimal(value, digits).stripTrailingZeros();
        String plain = rounded.toPlainString();
        String scientific = rounded.unscaledValue() + "e" + -rounded.scale();
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
