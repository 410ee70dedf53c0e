package dev.plimsoll.soak.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.soak.scenario.Threshold.Aggregate;
import dev.plimsoll.soak.scenario.Threshold.Comparison;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    @Test
    void aPercentileOfADurationIsInSeconds() {
        Threshold threshold = good("connection_duration: p(99.9) <= 250ms");

        assertThat(threshold)
                .isEqualTo(new Threshold(
                        "connection_duration",
                        Optional.empty(),
                        Aggregate.QUANTILE,
                        threshold.quantile(),
                        Comparison.AT_MOST,
                        0.25,
                        "p(99.9) <= 250ms",
                        Optional.empty()));
        assertThat(threshold.quantile()).isCloseTo(0.999, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connection_success: rate > 0.95 | RATE | MORE | 0.95",
                "connection_success: rate >= 95% | RATE | AT_LEAST | 0.95",
                "messages_lost: count == 0 | COUNT | EQUAL | 0",
                "messages_lost: count === 0 | COUNT | EQUAL | 0",
                "messages_lost:count!=0 | COUNT | DIFFERENT | 0",
                "messages_sent: rate > 100/s | RATE | MORE | 100",
                "message_latency: max < 5s | MAX | LESS | 5",
                "gateway.rss.per_connection < 8KiB | VALUE | LESS | 8192",
                "gateway.cpu < 80% | VALUE | LESS | 0.8",
                "gateway.cpu_cores: max < 1.5 | MAX | LESS | 1.5",
                "proxy.fd.per_cycle: value < 0.01 | VALUE | LESS | 0.01"
            })
    void aBoundIsInTheMetricsBaseUnit(String text, Aggregate aggregate, Comparison comparison, double bound) {
        Threshold threshold = good(text);

        assertThat(threshold.aggregate()).isEqualTo(aggregate);
        assertThat(threshold.comparison()).isEqualTo(comparison);
        assertThat(threshold.bound()).isCloseTo(bound, within(1e-12));
    }

    @Test
    void aPhaseIsATag() {
        assertThat(good("message_latency{phase:hold}: p(99) < 200ms").phase()).contains("hold");
        assertThat(good("gateway.rss{phase: up-33}: max < 1GiB").phase()).contains("up-33");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connection_duration: p(95)<5000 | k6 means milliseconds: write p(95) < 5000ms",
                "conection_duration: p(95) < 5s | did you mean \"connection_duration\"?",
                "nonsense: p(95) < 5s | allowed: connection_duration, connect_duration",
                "gateway.rsss < 5MiB | did you mean \"rss\"?",
                "gateway.cpu.per_cycle < 5% | is not a series",
                "connection_duration: count == 0 | which has avg, min, med, max, p(95)",
                "messages_lost: p(95) < 5 | which has count, rate",
                "gateway.rss.per_connection: max < 8KiB | which has value",
                "connection_duration < 5s | needs a figure: avg",
                "messages_lost: count < 5s | which is counted; write a bare number",
                "gateway.rss < 8192 | has no unit; write 8192B or 8192KiB",
                "gateway.rss < 5s | is not a size",
                "connection_success: rate > 95 | a share is 0 to 1; write e.g. 0.95 or 95%",
                "message_latency: p(101) < 5s | is not a percentile",
                "message_latency: p(9.9.9) < 5s | is not a percentile",
                "messages_lost: count = 0 | write ==",
                "messages_lost: | is not an expression; write e.g. count == 0",
                "message_latency{kind:x}: max < 5s | the only one is {phase:NAME}"
            })
    void aThresholdThatIsNoneSaysWhatToWrite(String text, String part) {
        assertThat(Thresholds.parse(text).match(Object::toString, wrong -> wrong))
                .contains(part);
    }

    private static Threshold good(String text) {
        return Thresholds.parse(text).match(it -> it, wrong -> {
            throw new AssertionError(wrong);
        });
    }
}
