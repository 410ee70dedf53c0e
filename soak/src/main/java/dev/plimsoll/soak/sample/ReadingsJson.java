package dev.plimsoll.soak.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Readings as they stand in {@code samples.jsonl} and in what {@code probe --json} prints. */
public final class ReadingsJson {
    private static final double EXACT_WHOLE_NUMBERS = 1L << 53;

    private ReadingsJson() {}

    /** Writes a member {@code readings}: by resource a number under its unit's name, or why there is none. */
    public static void write(JsonGenerator out, Map<String, Reading> readings) throws IOException {
        out.writeObjectFieldStart("readings");
        for (Map.Entry<String, Reading> entry : readings.entrySet()) {
            out.writeObjectFieldStart(entry.getKey());
            Reading reading = entry.getValue();
            if (reading instanceof Reading.Value value) {
                number(out, value.quantity().unit().label(), value.quantity().amount());
                out.writeStringField("scope", value.scope().name().toLowerCase(Locale.ROOT));
            } else if (reading instanceof Reading.Absent absent) {
                out.writeStringField("absent", absent.reason());
            } else if (reading instanceof Reading.Failed failed) {
                out.writeStringField("failed", failed.reason());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** Whole numbers without a fraction, and null for what is not a number. */
    public static void number(JsonGenerator out, String name, double amount) throws IOException {
        out.writeFieldName(name);
        if (!Double.isFinite(amount)) {
            out.writeNull();
        } else if (amount == Math.rint(amount) && Math.abs(amount) < EXACT_WHOLE_NUMBERS) {
            out.writeNumber((long) amount);
        } else {
            out.writeNumber(amount);
        }
    }
}
