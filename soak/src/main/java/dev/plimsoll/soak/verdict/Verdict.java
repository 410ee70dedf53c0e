package dev.plimsoll.soak.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run: {@code verdict.json}, field for field. Base units throughout (seconds, bytes, ratios), numbers
 * rounded to six significant digits; a missing number is null, and the reason for it stands beside it.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Verdict(
        int schema,
        String run,
        String version,
        String scenario,
        String target,
        String started,
        double duration,
        Outcome verdict,
        List<Reason> reasons,
        List<PhaseSpan> phases,
        List<ThresholdResult> thresholds,
        Connections connections,
        Messages messages,
        Map<String, Distribution> latency,
        List<CostResult> cost,
        List<LeakResult> leaks,
        List<LimitResult> limits,
        Generator generator) {

    /** Version of the format. */
    public static final int SCHEMA = 1;

    /** The three answers. */
    public enum Outcome {
        /** Everything asked was measured and held. */
        @JsonProperty("pass")
        PASS,
        /** Something that the generator cannot be blamed for did not hold. */
        @JsonProperty("fail")
        FAIL,
        /** It cannot be told. */
        @JsonProperty("inconclusive")
        INCONCLUSIVE
    }

    /**
     * Why it is not a pass, or what stands in the way of one.
     *
     * @param code {@code threshold leak limit cost lost-connections lost-messages corrupted generator-saturated
     *     missing-data interrupted}
     * @param subject whom it concerns
     * @param message one sentence with its figures
     */
    public record Reason(String code, String subject, String message) {}

    /** A phase as it was run, seconds since the run began. */
    public record PhaseSpan(String name, String kind, boolean warmup, double start, double end) {}

    /** A threshold and what was seen. */
    public record ThresholdResult(
            String metric,
            String expression,
            @Nullable String phase,
            @Nullable Double observed,
            long samples,
            Outcome verdict,
            @Nullable String reason) {}

    /** Connections over the whole run, warm-up included. */
    public record Connections(
            long attempted,
            long established,
            long peak,
            double rate,
            Map<String, Long> failed,
            Map<String, Long> lost,
            long cycles) {}

    /** Messages over the whole run, warm-up included. */
    public record Messages(
            long sent,
            long answered,
            long late,
            long corrupted,
            long lost,
            long skipped,
            long duplicated,
            double rate,
            Deliveries deliveries) {}

    /** Deliveries to connections other than the sender's; all 0 for protocols that only echo. */
    public record Deliveries(long expected, long delivered, long lost, long duplicated) {}

    /** A latency over all phases that are not warm-up, in seconds; with a count of 0 every figure is null. */
    public record Distribution(
            long count,
            @Nullable Double min,
            @Nullable Double mean,
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double p999,
            @Nullable Double max) {}

    /** What one connection costs a subject; {@code verdict} is null where no budget was set. */
    public record CostResult(
            String subject,
            String resource,
            @JsonProperty("per_connection") @Nullable Double perConnection,
            @Nullable Double low,
            @Nullable Double high,
            String unit,
            @Nullable Double budget,
            @Nullable Outcome verdict,
            String evidence) {}

    /** Whether a resource leaks. */
    public record LeakResult(
            String subject,
            String resource,
            String verdict,
            @JsonProperty("per_cycle") @Nullable Double perCycle,
            @Nullable Double low,
            @Nullable Double high,
            @JsonProperty("smallest_detectable") @Nullable Double smallestDetectable,
            String unit,
            @Nullable String exhausts,
            @JsonProperty("exhausts_in_seconds") @Nullable Double exhaustsInSeconds,
            String evidence) {}

    /** A limit, how near the run came to it, and whether it was hit. */
    public record LimitResult(
            String limit,
            String subject,
            @Nullable Double used,
            @Nullable Double ceiling,
            @JsonProperty("predicted_connections") @Nullable Long predictedConnections,
            boolean hit,
            @JsonProperty("hit_at_seconds") @Nullable Double hitAtSeconds,
            @JsonProperty("hit_at_connections") @Nullable Long hitAtConnections,
            List<String> evidence) {}

    /** How the harness itself fared; null where it could not be read. */
    public record Generator(
            @Nullable Double cpu,
            @JsonProperty("lag_p99") @Nullable Double lagP99,
            boolean saturated,
            int agents,
            @JsonProperty("agents_expected") int agentsExpected) {}
}
