package dev.plimsoll.soak.verdict;

import static dev.plimsoll.soak.verdict.JudgeTest.only;
import static dev.plimsoll.soak.verdict.RunFixture.count;
import static dev.plimsoll.soak.verdict.RunFixture.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakAndLimitTest {
    @Test
    void aCleanChurnIsCleanInEveryCount() {
        assertThat(healthy().verdict().leaks())
                .extracting(leak -> leak.subject() + "." + leak.resource() + " " + leak.verdict())
                .containsExactly(
                        "gateway.fd clean",
                        "gateway.socket clean",
                        "gateway.close_wait clean",
                        "gateway.thread clean",
                        "generator.fd clean");
    }

    @Test
    void churnThatLeaksOneDescriptorInTenCyclesFailsAndSaysWhenTheyAreGone() {
        Verdict verdict = healthy().growing("fd", cycles -> cycles / 10).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).code()).isEqualTo("leak");
        assertThat(only(verdict).message())
                .startsWith(
                        "gateway leaks 1.00 fd per 10 cycles (95 %: 0.99–1.01); at this rate its 20,000 fds are gone")
                .endsWith("in 31 min 26 s");
        LeakResult leak = verdict.leaks().get(0);
        assertThat(leak.perCycle()).isEqualTo(0.1, within(0.001));
        assertThat(leak.exhausts()).isEqualTo("RLIMIT_NOFILE");
        assertThat(leak.exhaustsInSeconds()).isEqualTo(1886, within(1.0));
    }

    @Test
    void sleepingInCloseWaitIsALeakOfItsOwn() {
        Verdict verdict = healthy().growing("close_wait", cycles -> cycles).verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).message()).startsWith("gateway leaks 1.00 close_wait per cycle");
    }

    @Test
    void aCountThatSlowsDownIsInconclusive() {
        Verdict verdict = healthy()
                .growing("thread", cycles -> Math.round(4 * Math.log1p((double) cycles / 100)))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).startsWith("thread of the gateway may leak, a longer churn would tell: ");
    }

    @Test
    void connectionsThatComeBackBesideAChurnAreNoLeak() {
        RunFixture returning = healthy()
                .sampled(samples ->
                        samples.stream().map(LeakAndLimitTest::withOpenBeside).toList());
        assertThat(returning.growing("fd", cycles -> cycles / 50).verdict().verdict())
                .isEqualTo(Outcome.PASS);
    }

    private static Sample withOpenBeside(Sample sample) {
        if (sample.quiet().isEmpty()) {
            return sample;
        }
        Sample.Quiet quiet = sample.quiet().get();
        double open = 900 + quiet.cycles() / 50;
        boolean isGateway = sample.subject().equals("gateway");
        return new Sample(
                sample.seconds(),
                sample.length(),
                sample.phase(),
                sample.subject(),
                Optional.of(new Sample.Quiet(quiet.block(), quiet.cycles(), (long) open)),
                with(sample.readings(), isGateway ? "socket" : "fd", isGateway ? 10 + open : 30 + open),
                sample.load());
    }

    private static Map<String, Reading> with(Map<String, Reading> readings, String resource, double amount) {
        Map<String, Reading> changed = new LinkedHashMap<>(readings);
        changed.put(resource, count(amount));
        return changed;
    }

    @Test
    void descriptorsThatCouldNotBeReadAreInconclusive() {
        Verdict verdict = healthy()
                .reading("gateway", "fd", sample -> Optional.of(new Reading.Failed("permission denied")))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).message()).startsWith("whether the gateway leaks descriptors cannot be told");
        assertThat(verdict.cost())
                .filteredOn(
                        cost -> cost.resource().equals("fd") && cost.subject().equals("gateway"))
                .singleElement()
                .satisfies(cost -> assertThat(cost.perConnection()).isNull())
                .satisfies(cost -> assertThat(cost.evidence()).isEqualTo("it was never read: permission denied"));
    }

    @Test
    void undrainedQuietPointsDoNotCount() {
        RunFixture run = healthy().growing("fd", cycles -> cycles / 10);
        for (int block = 1; block <= 12; block++) {
            run.event(
                    38 + block,
                    Event.Kind.QUIET_POINT,
                    "block",
                    "" + block,
                    "cycles",
                    "" + 100 * block,
                    "drained",
                    "false");
        }
        assertThat(run.verdict().verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aLeakOfTheGeneratorIsNotTheGatewaysFault() {
        Verdict verdict = healthy()
                .reading(
                        "generator",
                        "fd",
                        sample -> Optional.of(count(1030
                                + (double)
                                        sample.quiet().map(Sample.Quiet::cycles).orElse(0L))))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(only(verdict).subject()).isEqualTo("generator");
    }

    @Test
    void aLimitThatWasNotHitShowsHowNearItWas() {
        assertThat(healthy().verdict().limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.used()).isEqualTo(1030))
                .satisfies(limit -> assertThat(limit.ceiling()).isEqualTo(20_000))
                .satisfies(limit -> assertThat(limit.predictedConnections()).isEqualTo(19_939))
                .satisfies(limit -> assertThat(limit.hit()).isFalse());
    }

    @Test
    void runningOutOfDescriptorsIsNamedWithTheConnectionsOpenThen() {
        Verdict verdict = healthy()
                .connections(
                        22,
                        c -> new LoadSample.Connections(
                                900, 200, 100, 0, 0, Map.of(FailureKind.LOCAL_FD_LIMIT, 100L), Map.of()))
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reasons()).extracting(Reason::code).containsExactly("limit", "generator-saturated");
        assertThat(verdict.reasons().get(0).message())
                .isEqualTo("RLIMIT_NOFILE of the generator was hit at 22 s with 900 connections: 100 local-fd-limit");
    }

    @Test
    void aLimitOfTheGatewayThatWasHitFails() {
        Verdict verdict = healthy()
                .event(25, Event.Kind.LIMIT_HIT, "limit", "RLIMIT_NOFILE", "subject", "gateway", "message", "EMFILE")
                .verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(only(verdict).message())
                .isEqualTo("RLIMIT_NOFILE of the gateway was hit at 25 s with 1,000 connections: EMFILE");
    }
}
