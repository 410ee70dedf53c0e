package dev.plimsoll.soak.verdict;

import static dev.plimsoll.soak.scenario.Threshold.Aggregate.COUNT;
import static dev.plimsoll.soak.scenario.Threshold.Aggregate.MAX;
import static dev.plimsoll.soak.scenario.Threshold.Aggregate.VALUE;
import static dev.plimsoll.soak.scenario.Threshold.Comparison.AT_LEAST;
import static dev.plimsoll.soak.scenario.Threshold.Comparison.EQUAL;
import static dev.plimsoll.soak.scenario.Threshold.Comparison.LESS;
import static dev.plimsoll.soak.verdict.RunFixture.healthy;
import static dev.plimsoll.soak.verdict.RunFixture.in;
import static dev.plimsoll.soak.verdict.RunFixture.p99;
import static dev.plimsoll.soak.verdict.RunFixture.threshold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    @Test
    void aHealthyRunPassesWithoutReasons() {
        Verdict verdict = healthy().verdict();
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
        assertThat(verdict.thresholds()).hasSize(5).allMatch(result -> result.verdict() == Outcome.PASS);
        assertThat(verdict.connections().attempted()).isEqualTo(3200);
        assertThat(verdict.connections().peak()).isEqualTo(1000);
        assertThat(verdict.messages().answered()).isEqualTo(10_000);
        assertThat(verdict.target()).isEqualTo("ws://127.0.0.1:8080/");
        assertThat(verdict.phases()).hasSize(11);
        assertThat(verdict.generator().cpu()).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void warmUpIsLeftOutOfThresholdsAndLatency() {
        Verdict verdict = healthy()
                .asking(p99("connection_duration", 0.1))
                .latency(seconds -> seconds <= 4 ? 3_000_000_000L : 2_000_000)
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
        Verdict.Distribution establish =
                Objects.requireNonNull(verdict.latency().get("establish"));
        assertThat(establish.count()).isEqualTo(2200);
        assertThat(establish.max()).isLessThan(0.0021);
    }

    @Test
    void aTagMayNameAWarmUpPhase() {
        Verdict verdict = healthy()
                .asking(in("prime", p99("connection_duration", 0.1)))
                .latency(seconds -> seconds <= 4 ? 3_000_000_000L : 2_000_000)
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).message()).contains("connection_duration{phase:prime}: p(99) < 100ms", "3 s");
    }

    @Test
    void aTagNamesAPhaseByItsKind() {
        Verdict verdict = healthy()
                .asking(in("traffic", p99("message_latency", 0.1)))
                .asking(in("ramp", p99("connection_duration", 0.1)))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
        assertThat(result(verdict, "connection_duration").samples()).isEqualTo(1000);
    }

    @Test
    void aThresholdOverNothingIsInconclusive() {
        Verdict verdict =
                healthy().asking(in("hold-1", p99("message_latency", 0.1))).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).code()).isEqualTo("missing-data");
        assertThat(result(verdict, "message_latency").reason()).isEqualTo("no sample");
        assertThat(result(verdict, "message_latency").observed()).isNull();
    }

    @Test
    void aLatencyAboveItsBoundFails() {
        Verdict slow = healthy()
                .asking(p99("message_latency", 0.2))
                .latency(seconds -> 312_000_000)
                .verdict();
        assertThat(slow.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(slow).message())
                .isEqualTo("message_latency: p(99) < 200ms does not hold: it was 312 ms over 10,000 samples");
        assertThat(healthy().asking(p99("message_latency", 0.2)).verdict().verdict())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void lostConnectionsFailAndAreNamedByKind() {
        Verdict verdict = healthy()
                .connections(25, c -> counts(c, Map.of(), Map.of(FailureKind.CLOSED_EARLY, 12L)))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).code()).isEqualTo("lost-connections");
        assertThat(only(verdict).message())
                .startsWith("12 connections lost: 12 closed-early (the gateway closed them in mid-run)");
        assertThat(verdict.connections().lost()).containsExactly(Map.entry("closed-early", 12L));
    }

    @Test
    void failedConnectsFailAndAreNamedByKind() {
        Verdict verdict = healthy()
                .connections(
                        5,
                        c -> new LoadSample.Connections(
                                100, 150, 100, 0, 0, Map.of(FailureKind.HANDSHAKE_TIMED_OUT, 50L), Map.of()))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).message())
                .startsWith("50 of 2,200 connections failed: "
                        + "50 handshake-timed-out (the gateway accepts but does not answer)");
    }

    @Test
    void aCloseBeforeTheOpeningWasAnsweredIsNotCalledOneInMidRun() {
        Verdict verdict = healthy()
                .connections(
                        5,
                        c -> new LoadSample.Connections(
                                100, 150, 100, 0, 0, Map.of(FailureKind.CLOSED_EARLY, 50L), Map.of()))
                .verdict();
        assertThat(only(verdict).message())
                .contains("50 closed-early (the gateway closed them before they were established)");
    }

    @Test
    void aRunWhoseFirstConnectionDoesNotStayFailsAndSaysWhy() {
        Verdict verdict = warmupAlone(Map.of(FailureKind.WRONG_REPLY, 1L)).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reasons().get(0).message())
                .isEqualTo(
                        "none of 1 connection stayed open: 1 wrong-reply (the gateway answered what nobody had asked)");
        assertThat(warmupAlone(Map.of()).verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** A run that ended in its warm-up, with one connection. */
    private static RunFixture warmupAlone(Map<FailureKind, Long> lost) {
        return healthy().killedAt(1).connections(1, c -> new LoadSample.Connections(0, 1, 1, 0, 0, Map.of(), lost));
    }

    @Test
    void lostCorruptedAndDuplicatedMessagesFailUnderTheirOwnCodes() {
        assertThat(only(healthy()
                                .messages(30, m -> new LoadSample.Messages(1000, 1000, 990, 0, 0, 10, 0, 0))
                                .verdict())
                        .code())
                .isEqualTo("lost-messages");
        assertThat(only(healthy()
                        .messages(30, m -> new LoadSample.Messages(1000, 1000, 995, 0, 5, 0, 0, 0))
                        .verdict()))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("corrupted"))
                .satisfies(reason -> assertThat(reason.message())
                        .startsWith("5 of 10,000 messages answered with other bytes than were sent"));
        assertThat(only(healthy()
                                .messages(30, m -> new LoadSample.Messages(1000, 1000, 1000, 0, 0, 0, 0, 7))
                                .verdict())
                        .message())
                .startsWith("7 surplus replies to 10,000 messages");
    }

    @Test
    void messagesThatAreNotAccountedForAreMissingData() {
        Verdict verdict = healthy()
                .messages(30, m -> new LoadSample.Messages(1000, 1000, 997, 0, 0, 0, 0, 0))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message())
                .isEqualTo("10,000 messages were sent but 9,997 are accounted for: 3 are missing");
    }

    @Test
    void impliedThresholdsOnMessagesAreLeftOutWithoutTraffic() {
        Verdict verdict = healthy().withoutPhases("traffic"::equals).verdict();
        assertThat(verdict.thresholds())
                .extracting(ThresholdResult::metric)
                .containsExactly("connections_lost", "connection_success");
    }

    @Test
    void aStatedThresholdOnMessagesWithoutTrafficIsInconclusive() {
        Verdict verdict = healthy()
                .withoutPhases("traffic"::equals)
                .asking(threshold("messages_lost", COUNT, EQUAL, 0, "count == 0"))
                .verdict();
        assertThat(result(verdict, "messages_lost").verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result(verdict, "messages_lost").reason()).isEqualTo("no message was sent");
    }

    @Test
    void noConnectionEstablishedFailsAndSaysWhy() {
        RunFixture refused = healthy()
                .load(
                        sample -> true,
                        l -> new LoadSample(
                                new LoadSample.Connections(
                                        0,
                                        l.connections().attempted(),
                                        0,
                                        0,
                                        0,
                                        Map.of(
                                                FailureKind.REFUSED,
                                                l.connections().attempted()),
                                        Map.of()),
                                new LoadSample.Messages(0, 0, 0, 0, 0, 0, 0, 0),
                                l.heartbeats(),
                                l.latency(),
                                l.meter()));
        Verdict verdict = refused.verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reasons().get(0).message())
                .startsWith("2,200 of 2,200 connections failed: 2,200 refused (nobody listens there)");
        Verdict unplanned = Judge.judge(Optional.empty(), refused.recording(), "folder");
        assertThat(unplanned.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(unplanned.reasons().get(0).message()).startsWith("none of 3,200 connections was established");
    }

    @Test
    void aDeadGatewayFailsAndOneThatReturnedDoesNotByItself() {
        Verdict dead = healthy()
                .event(45, Event.Kind.GATEWAY_DOWN, "reason", "its process is gone")
                .verdict();
        assertThat(dead.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(dead).message()).isEqualTo("the gateway died at 45 s: its process is gone");
        Verdict back = healthy()
                .event(45, Event.Kind.GATEWAY_DOWN, "reason", "its process is gone")
                .event(47, Event.Kind.GATEWAY_UP, "outage", "2")
                .verdict();
        assertThat(back.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void theCostOfAConnectionIsFoundAndHeldAgainstItsBudget() {
        Verdict within = healthy()
                .asking(threshold("gateway.rss.per_connection", VALUE, LESS, 8192, "value < 8KiB"))
                .verdict();
        assertThat(within.verdict()).isEqualTo(Outcome.PASS);
        assertThat(within.cost())
                .filteredOn(cost ->
                        cost.subject().equals("gateway") && cost.resource().equals("rss"))
                .singleElement()
                .satisfies(cost -> assertThat(cost.perConnection()).isEqualTo(2000, within(1.0)))
                .satisfies(cost -> assertThat(cost.budget()).isEqualTo(8192))
                .satisfies(cost -> assertThat(cost.verdict()).isEqualTo(Outcome.PASS));
        Verdict over = healthy()
                .asking(threshold("gateway.rss.per_connection", VALUE, LESS, 1024, "value < 1KiB"))
                .verdict();
        assertThat(over.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(over).code()).isEqualTo("cost");
        assertThat(only(over).message()).contains("1.95 KiB");
        Verdict tooNear = healthy()
                .asking(threshold("gateway.rss.per_connection", VALUE, LESS, 2002, "value < 2002B"))
                .verdict();
        assertThat(tooNear.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(tooNear).message()).contains("covers the bound");
    }

    @Test
    void readingsOfASubjectCanBeAskedFor() {
        assertThat(healthy()
                        .asking(threshold("gateway.fd", MAX, LESS, 2000, "max < 2000"))
                        .verdict()
                        .verdict())
                .isEqualTo(Outcome.PASS);
        assertThat(only(healthy()
                                .asking(threshold("gateway.fd", MAX, LESS, 1000, "max < 1000"))
                                .verdict())
                        .message())
                .startsWith("gateway.fd: max < 1000 does not hold: it was 1,020");
        assertThat(only(healthy()
                                .asking(threshold("proxy.fd", MAX, LESS, 1000, "max < 1000"))
                                .verdict())
                        .message())
                .endsWith("proxy.fd was never read");
    }

    @Test
    void aCountThatACutRunMightStillHaveReachedIsNotAFail() {
        var enough = threshold("connections_established", COUNT, AT_LEAST, 2200, "count >= 2200");
        assertThat(healthy().asking(enough).verdict().verdict()).isEqualTo(Outcome.PASS);
        assertThat(healthy().asking(enough).killedAt(25).verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void anEmptyRunIsInconclusiveNotPassed() {
        Recording nothing = new Recording(List.of(), List.of(), List.of(), List.of());
        Verdict verdict = Judge.judge(Optional.of(healthy().plan()), nothing, "folder");
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reasons()).extracting(Reason::message).contains("no sample was recorded");
        assertThat(Judge.judge(Optional.empty(), nothing, "folder").run()).isEqualTo("folder");
    }

    static LoadSample.Connections counts(
            LoadSample.Connections c, Map<FailureKind, Long> failed, Map<FailureKind, Long> lost) {
        return new LoadSample.Connections(
                c.open(), c.attempted(), c.established(), c.closed(), c.cycles(), failed, lost);
    }

    static Reason only(Verdict verdict) {
        assertThat(verdict.reasons()).hasSize(1);
        return verdict.reasons().get(0);
    }

    static ThresholdResult result(Verdict verdict, String metric) {
        List<ThresholdResult> found = verdict.thresholds().stream()
                .filter(result -> result.metric().equals(metric))
                .toList();
        return found.get(found.size() - 1);
    }
}
