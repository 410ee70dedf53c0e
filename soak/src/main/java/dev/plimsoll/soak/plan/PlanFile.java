package dev.plimsoll.soak.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Threshold;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The bytes of {@code plan.json}: durations are seconds, the seed is hexadecimal, and of headers there are only the
 * names, for their values may be secrets. The same plan is the same bytes.
 */
public final class PlanFile {
    private static final String SCHEMA_MEMBER = "schema";
    private static final JsonPointer CONNECTING = JsonPointer.compile("/scenario/connecting");
    private static final String TLS = "tls";
    /** Stands for the value of every header in a plan that was read back. */
    static final String HEADER_VALUE_LEFT_OUT = "…";

    private static final JsonMapper JSON = mapper();

    private PlanFile() {}

    /** What reading gives. */
    public sealed interface Result {
        /** A plan; the values of its headers are {@code …}. */
        @SuppressWarnings("JavaLangClash") // nobody takes it for a source of characters
        record Readable(Plan plan) implements Result {
            /** Checks that it is there. */
            public Readable {
                Objects.requireNonNull(plan);
            }
        }

        /** None, and why, in words. */
        record Unreadable(String reason) implements Result {
            /** Checks that it is there. */
            public Unreadable {
                Objects.requireNonNull(reason);
            }
        }

        /** Answers by case. */
        default <T> T match(
                Function<? super Readable, ? extends T> readable,
                Function<? super Unreadable, ? extends T> unreadable) {
            return this instanceof Readable r ? readable.apply(r) : unreadable.apply((Unreadable) this);
        }
    }

    /** The file's bytes, UTF-8, with a newline at the end. */
    public static byte[] write(Plan plan) {
        ObjectNode node = JSON.createObjectNode().put(SCHEMA_MEMBER, Plan.SCHEMA);
        node.setAll(JSON.<ObjectNode>valueToTree(plan));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return (JSON.writer(printer).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree in memory could not be written", impossible);
        }
    }

    /** The plan in these bytes, whatever they are. */
    public static Result read(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (!(tree instanceof ObjectNode plan)) {
                return new Result.Unreadable("not a JSON object");
            }
            JsonNode schema = plan.path(SCHEMA_MEMBER);
            if (!schema.isInt() || schema.intValue() != Plan.SCHEMA) {
                String found = schema.isMissingNode() ? "none" : schema.toString();
                return new Result.Unreadable("schema %d is needed, found %s".formatted(Plan.SCHEMA, found));
            }
            if (plan.at(CONNECTING) instanceof ObjectNode connecting && !connecting.has(TLS)) {
                connecting.set(TLS, JSON.valueToTree(Connecting.Tls.OF_THE_JDK)); // written by 0.1.0, which had no TLS
            }
            return new Result.Readable(JSON.treeToValue(plan.without(SCHEMA_MEMBER), Plan.class));
        } catch (JsonProcessingException unreadable) {
            return new Result.Unreadable(firstLine(unreadable.getOriginalMessage()));
        } catch (IOException | RuntimeException unreadable) {
            return new Result.Unreadable(firstLine(String.valueOf(unreadable.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static JsonMapper mapper() {
        SimpleModule durations = new SimpleModule()
                .addSerializer(Duration.class, new SecondsWriter())
                .addDeserializer(Duration.class, new SecondsReader());
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(durations)
                .addMixIn(Phase.class, PhaseByKind.class)
                .addMixIn(Phase.Ending.class, ByLabel.class)
                .addMixIn(Threshold.Comparison.class, BySign.class)
                .addMixIn(Scenario.class, SeedInHex.class)
                .addMixIn(Connecting.class, HeadersByName.class)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Phase.Ramp.class, name = "ramp"),
        @JsonSubTypes.Type(value = Phase.Hold.class, name = "hold"),
        @JsonSubTypes.Type(value = Phase.Traffic.class, name = "traffic"),
        @JsonSubTypes.Type(value = Phase.Churn.class, name = "churn"),
        @JsonSubTypes.Type(value = Phase.Drain.class, name = "drain")
    })
    private interface PhaseByKind {}

    private interface ByLabel {
        @JsonValue
        String label();
    }

    private interface BySign {
        @JsonValue
        String sign();
    }

    @SuppressWarnings("UnusedMethod") // read by Jackson: the annotations stand in for those of the record
    private interface SeedInHex {
        @JsonSerialize(using = HexWriter.class)
        @JsonDeserialize(using = HexReader.class)
        long seed();
    }

    @SuppressWarnings("UnusedMethod") // read by Jackson: the annotations stand in for those of the record
    private interface HeadersByName {
        @JsonSerialize(using = NamesWriter.class)
        @JsonDeserialize(using = NamesReader.class)
        Map<String, String> headers();
    }

    private static final class SecondsWriter extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            BigDecimal seconds = BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
            out.writeNumber(seconds.stripTrailingZeros());
        }
    }

    private static final class SecondsReader extends JsonDeserializer<Duration> {
        private static final BigDecimal LONGEST =
                BigDecimal.valueOf(1L << 33); // 272 years: more nanoseconds than a long holds begin at 292

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
            BigDecimal seconds = in.getDecimalValue();
            if (seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0 || seconds.scale() > 9) {
                context.reportInputMismatch(Duration.class, "not a duration in seconds");
            }
            return Duration.ofSeconds(
                    seconds.longValue(),
                    seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
        }
    }

    private static final class HexWriter extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Long.toHexString(value));
        }
    }

    private static final class HexReader extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Long.parseUnsignedLong(in.getText(), 16);
        }
    }

    private static final class NamesWriter extends JsonSerializer<Map<String, String>> {
        @Override
        public void serialize(Map<String, String> headers, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (String name : new TreeSet<>(headers.keySet())) {
                out.writeString(name);
            }
            out.writeEndArray();
        }
    }

    private static final class NamesReader extends JsonDeserializer<Map<String, String>> {
        @Override
        public Map<String, String> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Map<String, String> headers = new TreeMap<>();
            for (String name : context.readValue(in, String[].class)) {
                headers.put(name, HEADER_VALUE_LEFT_OUT);
            }
            return headers;
        }
    }
}
