package dev.plimsoll.soak.verdict;

import static dev.plimsoll.soak.verdict.JudgeTest.only;
import static dev.plimsoll.soak.verdict.JudgeTest.result;
import static dev.plimsoll.soak.verdict.RunFixture.count;
import static dev.plimsoll.soak.verdict.RunFixture.healthy;
import static dev.plimsoll.soak.verdict.RunFixture.in;
import static dev.plimsoll.soak.verdict.RunFixture.p99;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaturationTest {
    private static final LoadSample.Meter STALLED = new LoadSample.Meter(0.9, 1.0, 0.5);
    private static final LoadSample.Meter BUSY = new LoadSample.Meter(0.001, 0.002, 0.95);

    @Test
    void oneStalledSecondInTenSecondsOfTrafficIsSaturation() {
        Verdict verdict =
                healthy().asking(p99("message_latency", 0.2)).meter(33, STALLED).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.generator().saturated()).isTrue();
        assertThat(only(verdict).code()).isEqualTo("generator-saturated");
        assertThat(only(verdict).message())
                .isEqualTo("the generator's schedule was late by more than 20 ms for 10 % of the phase traffic "
                        + "(at worst 900 ms)");
        assertThat(result(verdict, "message_latency").verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result(verdict, "messages_corrupted").verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void lagWithinATenthOfTheTightestLatencyIsNotSaturation() {
        LoadSample.Meter lag = new LoadSample.Meter(0.015, 0.030, 0.5);
        assertThat(healthy()
                        .asking(p99("message_latency", 0.2))
                        .meter(33, lag)
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.PASS);
        assertThat(healthy()
                        .asking(p99("message_latency", 0.1))
                        .meter(33, lag)
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aTolerableLagIsNeverLessThanTenMilliseconds() {
        LoadSample.Meter lag = new LoadSample.Meter(0.009, 0.030, 0.5);
        assertThat(healthy()
                        .asking(p99("message_latency", 0.01))
                        .meter(33, lag)
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void aBusyEventLoopIsSaturation() {
        assertThat(only(healthy().meter(33, BUSY).verdict()).message())
                .isEqualTo("an event loop of the generator was more than 90 % busy in 10 % of the phase traffic "
                        + "(up to 95 %)");
    }

    @Test
    void saturationInWarmUpDoesNotMatter() {
        assertThat(healthy().meter(1, STALLED).meter(2, BUSY).verdict().verdict())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void aThresholdOnAPhaseThatWasNotSpoiltIsStillTold() {
        Verdict verdict = healthy()
                .asking(in("churn", p99("connection_duration", 0.1)))
                .latency(seconds -> seconds > 38 ? 500_000_000 : 2_000_000)
                .meter(33, STALLED)
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reasons()).extracting(Reason::code).containsExactly("threshold", "generator-saturated");
    }

    @Test
    void lostConnectionsAndMessagesOfASaturatedRunAreInconclusive() {
        Verdict verdict = healthy()
                .messages(33, m -> new LoadSample.Messages(1000, 1000, 900, 50, 0, 50, 0, 0))
                .connections(35, c -> JudgeTest.counts(c, Map.of(), Map.of(FailureKind.RESET, 5L)))
                .meter(33, STALLED)
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void corruptionWrongRepliesAndLeaksOfASaturatedRunStillFail() {
        assertThat(healthy()
                        .messages(33, m -> new LoadSample.Messages(1000, 1000, 999, 0, 1, 0, 0, 0))
                        .meter(33, STALLED)
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.FAIL);
        assertThat(healthy()
                        .connections(35, c -> JudgeTest.counts(c, Map.of(), Map.of(FailureKind.WRONG_REPLY, 1L)))
                        .meter(33, STALLED)
                        .verdict()
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("corrupted", "generator-saturated");
        assertThat(healthy()
                        .growing("fd", cycles -> cycles / 10)
                        .meter(33, STALLED)
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void aGeneratorAtItsDescriptorLimitIsSaturated() {
        Verdict verdict = healthy()
                .reading("generator", "fd_limit", sample -> Optional.of(count(1030)))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).isEqualTo("the generator held as many descriptors as it may");
        assertThat(result(verdict, "connections_lost").reason()).isEqualTo("the generator was saturated");
    }
}
