package dev.plimsoll.soak.verdict;

import static dev.plimsoll.soak.verdict.JudgeTest.only;
import static dev.plimsoll.soak.verdict.RunFixture.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingDataTest {
    @Test
    void aRunWithoutItsEndNeverPasses() {
        Verdict verdict =
                healthy().events(events -> events.subList(0, events.size() - 1)).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).code()).isEqualTo("missing-data");
        assertThat(only(verdict).message()).startsWith("the run's end is missing");
    }

    @Test
    void aFailSeenBeforeTheCutStaysAFail() {
        Verdict verdict = healthy()
                .connections(25, c -> JudgeTest.counts(c, Map.of(), Map.of(FailureKind.RESET, 3L)))
                .killedAt(30)
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reasons()).extracting(Reason::code).contains("lost-connections", "missing-data");
    }

    @Test
    void aPhaseWithoutAnEndEndsAtTheLastSample() {
        Verdict verdict = healthy().killedAt(25).verdict();
        assertThat(verdict.phases().get(verdict.phases().size() - 1))
                .satisfies(phase -> assertThat(phase.name()).isEqualTo("hold-3"))
                .satisfies(phase -> assertThat(phase.end()).isEqualTo(25));
    }

    @Test
    void anInterruptedRunIsJudgedOnWhatWasSeen() {
        RunFixture clean = healthy().event(30, Event.Kind.INTERRUPTED, "reason", "SIGINT");
        assertThat(clean.verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(clean.verdict()).code()).isEqualTo("interrupted");
        assertThat(only(clean.verdict()).message()).startsWith("interrupted at 30 s (SIGINT)");
        RunFixture failing = healthy()
                .connections(25, c -> JudgeTest.counts(c, Map.of(), Map.of(FailureKind.RESET, 3L)))
                .event(30, Event.Kind.INTERRUPTED, "reason", "SIGINT");
        assertThat(failing.verdict().verdict()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aBrokenHarnessIsInconclusive() {
        Verdict verdict = healthy()
                .event(30, Event.Kind.BROKEN, "message", "no space left on device")
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).isEqualTo("the harness itself failed at 30 s: no space left on device");
    }

    @Test
    void damageIsInconclusive() {
        Verdict verdict =
                healthy().damaged("samples.jsonl: line 17 cannot be read").verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).isEqualTo("samples.jsonl: line 17 cannot be read");
    }

    @Test
    void anUnreadablePlanIsInconclusive() {
        Verdict verdict = Judge.judge(Optional.empty(), healthy().recording(), "20261120T235155Z-quick");
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.run()).isEqualTo("20261120T235155Z-quick");
        assertThat(only(verdict).message()).startsWith("plan.json is missing or cannot be read");
    }

    @Test
    void aLongGapIsNotedAndAShortOneIsNot() {
        RunFixture gap = healthy()
                .sampled(samples -> samples.stream()
                        .filter(sample -> sample.seconds() <= 23 || sample.seconds() > 27)
                        .toList());
        assertThat(gap.verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(gap.verdict()).message()).isEqualTo("nothing was sampled between 23 s and 27 s");
        RunFixture hiccup = healthy()
                .sampled(samples -> samples.stream()
                        .filter(sample -> sample.seconds() != 24)
                        .toList());
        assertThat(hiccup.verdict().verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void samplesThatStopBeforeTheLastPhaseDidAreNoted() {
        Verdict verdict = healthy()
                .sampled(samples -> samples.subList(0, samples.size() - 2))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).isEqualTo("the samples end at 51 s, the last phase at 52 s");
    }

    @Test
    void latenciesThatTheLogDoesNotHoldAreNoted() {
        Verdict verdict = healthy()
                .latencyLog(intervals -> withoutLast("establish", intervals))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message())
                .isEqualTo("establish latencies: latency.hlog holds 3,100, samples.jsonl counts 3,200");
    }

    @Test
    void linesThatTheLastEventCountedMustBeThere() {
        RunFixture run = healthy().events(events -> events.subList(0, events.size() - 1));
        int lines = run.recording().samples().size();
        run.event(52, Event.Kind.RUN_END, "completed", "true", "samples", Integer.toString(lines));
        assertThat(run.verdict().verdict()).isEqualTo(Outcome.PASS);
        run.sampled(samples -> samples.subList(0, samples.size() - 1));
        assertThat(only(run.verdict()).message()).isEqualTo("samples.jsonl holds 103 lines, but 104 were written");
    }

    @Test
    void aStandInThatWasNeverReadIsMissingData() {
        Verdict verdict = healthy()
                .sampled(samples -> samples.stream()
                        .filter(sample -> !sample.subject().equals("gateway"))
                        .toList())
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).isEqualTo("the gateway was never read");
    }

    @Test
    void aPhaseOfWhichNothingIsRecordedIsMissingData() {
        RunFixture run = healthy();
        Verdict verdict = Judge.judge(
                Optional.of(run.plan()),
                healthy().withoutPhases("hold-2"::equals).recording(),
                "folder");
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reasons()).extracting(Reason::message).contains("nothing is recorded of the phase hold-2");
    }

    private static List<LatencyInterval> withoutLast(String metric, List<LatencyInterval> intervals) {
        List<LatencyInterval> left = new ArrayList<>(intervals);
        for (int i = left.size() - 1; i >= 0; i--) {
            if (left.get(i).metric().equals(metric)) {
                left.remove(i);
                return left;
            }
        }
        throw new IllegalStateException("no " + metric);
    }
}
