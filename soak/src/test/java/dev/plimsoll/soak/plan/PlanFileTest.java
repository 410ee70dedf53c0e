package dev.plimsoll.soak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Rate;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.Threshold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanFileTest {
    @Test
    void everyPlanIsReadBackAsItWasWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Plan plan = anyPlan(random, Map.of());
            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(new PlanFile.Result.Readable(plan));
        }
    }

    @Test
    void thePlanBeginsWithItsSchemaAndItsSeedIsHexadecimal() {
        Random random = new Random(2);
        String text = new String(PlanFile.write(anyPlan(random, Map.of())), StandardCharsets.UTF_8);
        assertThat(text).startsWith("{\n  \"schema\" : 1,\n  \"run\" : ").endsWith("}\n");
        assertThat(text).contains("\"kind\" : ");
        assertThat(text).containsPattern("\"seed\" : \"[0-9a-f]{1,16}\"");
    }

    @Test
    void valuesOfHeadersAreNeverWritten() {
        Plan plan = anyPlan(new Random(3), Map.of("Authorization", "Bearer sesame", "Cookie", "sesame=1"));
        byte[] bytes = PlanFile.write(plan);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("Authorization")
                .doesNotContain("sesame");
        Map<String, String> read = PlanFile.read(bytes)
                .match(readable -> readable.plan().scenario().connecting().headers(), unreadable -> Map.of());
        assertThat(read).containsExactlyInAnyOrderEntriesOf(Map.of("Authorization", "…", "Cookie", "…"));
    }

    @Test
    void aPlanCutAnywhereIsUnreadable() {
        byte[] whole = PlanFile.write(anyPlan(new Random(4), Map.of("A", "b")));
        for (int length = 0; length < whole.length - 2; length++) {
            assertThat(PlanFile.read(Arrays.copyOf(whole, length))).isInstanceOf(PlanFile.Result.Unreadable.class);
        }
    }

    @Test
    void aPlanWithOtherBytesIsReadOrNotButNeverThrows() {
        Random random = new Random(5);
        byte[] whole = PlanFile.write(anyPlan(random, Map.of()));
        for (int i = 0; i < 5000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) (32 + random.nextInt(95));
            assertThat(PlanFile.read(changed)).isNotNull();
        }
    }

    @Test
    void aPlanWrittenBeforeThereWasTlsIsReadAsOneThatTrustsTheJdk() {
        String text = new String(PlanFile.write(anyPlan(new Random(7), Map.of())), StandardCharsets.UTF_8);
        String old = text.replaceFirst(",\\s*\"tls\" : \\{[^}]*\\}", "");
        assertThat(old).isNotEqualTo(text).doesNotContain("tls");
        Connecting.Tls tls = PlanFile.read(old.getBytes(StandardCharsets.UTF_8))
                .match(readable -> readable.plan().scenario().connecting().tls(), unreadable -> {
                    throw new AssertionError(unreadable.reason());
                });
        assertThat(tls).isEqualTo(Connecting.Tls.OF_THE_JDK);
    }

    @Test
    void whatIsNoPlanSaysWhy() {
        assertThat(reason("[]")).isEqualTo("not a JSON object");
        assertThat(reason("")).isEqualTo("not a JSON object");
        assertThat(reason("{}")).isEqualTo("schema 1 is needed, found none");
        assertThat(reason("{\"schema\":2}")).isEqualTo("schema 1 is needed, found 2");
        String whole = new String(PlanFile.write(anyPlan(new Random(6), Map.of())), StandardCharsets.UTF_8);
        assertThat(reason(whole)).isEqualTo("readable");
        assertThat(reason(whole.replace("\"schema\" : 1,", "\"schema\" : 1, \"colour\" : 3,")))
                .contains("colour");
        assertThat(reason("{\"schema\":1}")).contains("run");
    }

    private static String reason(String text) {
        return PlanFile.read(text.getBytes(StandardCharsets.UTF_8))
                .match(readable -> "readable", unreadable -> unreadable.reason());
    }

    private static Plan anyPlan(Random random, Map<String, String> headers) {
        List<Phase> phases = new ArrayList<>();
        List<PlannedPhase> planned = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            Phase phase = anyPhase(random, "phase-" + i);
            phases.add(phase);
            planned.add(new PlannedPhase(phase, i, i + random.nextDouble(), 1, 2, 3, random.nextDouble() * 1e4));
        }
        List<Threshold> thresholds = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            thresholds.add(new Threshold(
                    "message_latency",
                    random.nextBoolean() ? Optional.of("hold") : Optional.empty(),
                    any(random, Threshold.Aggregate.values()),
                    random.nextDouble(),
                    any(random, Threshold.Comparison.values()),
                    random.nextDouble(),
                    "p(95) < \"5s\"",
                    random.nextBoolean() ? Optional.of(anyDuration(random)) : Optional.empty()));
        }
        return new Plan(
                "20261120T235155Z-any",
                "0.1.0",
                anyScenario(random, phases, thresholds, headers),
                planned,
                List.of("127.0.0.2", "127.0.0.3"),
                thresholds,
                List.of(new BudgetLine(
                        "RLIMIT_NOFILE", "generator", 10.5, 1e9, "descriptors", Integer.MAX_VALUE, "ulimit -n")),
                List.of("shrunk to 10 connections — because"),
                Map.of("kernel", "6.18", "b", "2", "a", "1"));
    }

    private static Scenario anyScenario(
            Random random, List<Phase> phases, List<Threshold> thresholds, Map<String, String> headers) {
        Optional<Connecting.Reconnect> reconnect = random.nextBoolean()
                ? Optional.of(new Connecting.Reconnect(random.nextDouble(), anyDuration(random), anyDuration(random)))
                : Optional.empty();
        Optional<Target> target =
                random.nextBoolean() ? Optional.of(new Target("ws", "::1", 8080, "/ws")) : Optional.empty();
        return new Scenario(
                "any",
                "",
                "ws",
                target,
                1 + random.nextInt(1000),
                random.nextLong(),
                any(random, Scenario.Fit.values()),
                random.nextDouble(),
                new Connecting(
                        anyDuration(random),
                        List.of("127.0.0.9"),
                        reconnect,
                        headers,
                        Optional.of("http://x"),
                        Optional.empty(),
                        new Connecting.Tls(
                                random.nextBoolean() ? Optional.of("certs/ca.pem") : Optional.empty(),
                                random.nextBoolean())),
                random.nextBoolean() ? Optional.of(anyDuration(random)) : Optional.empty(),
                phases,
                thresholds,
                List.of("pid:1"),
                List.of("leak-fd=0.1"));
    }

    private static Phase anyPhase(Random random, String name) {
        Share share = random.nextBoolean()
                ? new Share(random.nextDouble(), Share.Of.CONNECTIONS)
                : new Share(random.nextInt(1000), Share.Of.NUMBER);
        boolean warmup = random.nextBoolean();
        Phase.Ending ending = any(random, Phase.Ending.values());
        Rate rate = new Rate(random.nextDouble() * 1000, any(random, Rate.Per.values()));
        return switch (random.nextInt(5)) {
            case 0 -> new Phase.Ramp(name, warmup, share, anyDuration(random));
            case 1 -> new Phase.Hold(name, warmup, anyDuration(random));
            case 2 -> new Phase.Traffic(name, warmup, anyDuration(random), rate, 64, 1, anyDuration(random));
            case 3 -> new Phase.Churn(name, warmup, 100, 10, random.nextDouble(), ending);
            default -> new Phase.Drain(name, warmup, share, anyDuration(random));
        };
    }

    private static Duration anyDuration(Random random) {
        return Duration.ofSeconds(random.nextInt(1 << 30), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
