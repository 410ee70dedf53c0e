package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Generator;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private final ReportFixture run = ReportFixture.quick();

    @Test
    void theCostNamesMemoryFirstAndLeavesOutWhatCostsNothing() {
        assertThat(Sentences.cost(run.passed()))
                .isEqualTo("one connection costs the gateway 2.1 ±0.1 KiB resident, 1 fd");
    }

    @Test
    void noLeakComesWithTheSmallestThatWouldHaveBeenSeen() {
        assertThat(Sentences.leaks(run.passed()))
                .isEqualTo("no leak: nothing above 0.3 fds or 9 B per 1,000 cycles would have gone unseen");
    }

    @Test
    void aLeakComesWithItsIntervalAndItsEnd() {
        assertThat(Sentences.leaks(run.failed()))
                .isEqualTo(
                        "gateway leaks 1 fd per 10 cycles (95 %: 0.97–1.03); at this rate RLIMIT_NOFILE is reached in"
                                + " 3 h 10 min");
    }

    @Test
    void aBottleneckIsNamed() {
        assertThat(Sentences.harness(run.passed()))
                .isEqualTo("the harness was not the bottleneck: schedule lag p99 400 µs, cpu 23%");
        assertThat(Sentences.harness(with(new Generator(0.98, 0.5, true, 1, 2))))
                .isEqualTo("the harness was the bottleneck: schedule lag p99 500 ms, cpu 98%, 1 of 2 agents reported");
        assertThat(Sentences.harness(with(new Generator(null, null, false, 1, 1))))
                .startsWith("whether the harness was the bottleneck cannot be told");
    }

    private Verdict with(Generator generator) {
        Verdict passed = run.passed();
        return new Verdict(
                passed.schema(),
                passed.run(),
                passed.version(),
                passed.scenario(),
                passed.target(),
                passed.started(),
                passed.duration(),
                passed.verdict(),
                passed.reasons(),
                passed.phases(),
                passed.thresholds(),
                passed.connections(),
                passed.messages(),
                passed.latency(),
                passed.cost(),
                passed.leaks(),
                passed.limits(),
                generator);
    }
}
