package dev.plimsoll.soak.verdict;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of {@code verdict.json}: fractions to six significant digits, counts in full, what is not a number as null.
 * The same verdict is the same bytes.
 */
public final class VerdictFile {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final JsonMapper JSON = mapper();

    private VerdictFile() {}

    /** The file's bytes, UTF-8, with a newline at the end. */
    public static byte[] write(Verdict verdict) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return (JSON.writer(printer).writeValueAsString(verdict) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record in memory could not be written", impossible);
        }
    }

    private static JsonMapper mapper() {
        Rounded rounded = new Rounded();
        SimpleModule numbers =
                new SimpleModule().addSerializer(Double.class, rounded).addSerializer(double.class, rounded);
        return JsonMapper.builder().addModule(numbers).build();
    }

    private static final class Rounded extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                out.writeNull();
                return;
            }
            BigDecimal six = new BigDecimal(value).round(SIX_DIGITS);
            out.writeNumber(six.signum() == 0 ? "0" : six.stripTrailingZeros().toPlainString());
        }
    }
}
