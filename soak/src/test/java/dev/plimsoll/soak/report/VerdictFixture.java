package dev.plimsoll.soak.report;

import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Connections;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.Deliveries;
import dev.plimsoll.soak.verdict.Verdict.Distribution;
import dev.plimsoll.soak.verdict.Verdict.Generator;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import dev.plimsoll.soak.verdict.Verdict.Messages;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.PhaseSpan;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import java.util.List;
import java.util.Map;

/** Verdicts on the run that never was. */
final class VerdictFixture {
    private static final Distribution NOTHING = new Distribution(0, null, null, null, null, null, null, null, null);
    private static final Distribution SOME =
            new Distribution(34_000, 0.0002, 0.0009, 0.0008, 0.0012, 0.0014, 0.0019, 0.0041, 0.0113);
    private static final String QUIET = "11 quiet points over 4,400 cycles";

    private final ReportFixture run;

    VerdictFixture(ReportFixture run) {
        this.run = run;
    }

    Verdict passed() {
        return verdict(
                Outcome.PASS,
                List.of(),
                List.of(
                        threshold("connection_success", "rate > 0.95", 1.0, Outcome.PASS),
                        message(0.0019, Outcome.PASS)),
                List.of(fdLeak("clean", 0.00001, -0.0002, 0.00023), rssLeak()));
    }

    Verdict failed() {
        return verdict(
                Outcome.FAIL,
                List.of(
                        new Reason(
                                "leak",
                                "gateway",
                                "gateway leaks 1 fd per 10 cycles (95 %: 0.97–1.03); at this rate its 20,000 fds are"
                                        + " gone in 3 h 10 min"),
                        new Reason(
                                "threshold",
                                "gateway",
                                "message_latency{phase:traffic}: p(99) < 1ms, but it is 1.9 ms")),
                List.of(
                        threshold("connection_success", "rate > 0.95", 1.0, Outcome.PASS),
                        message(0.0019, Outcome.FAIL)),
                List.of(fdLeak("leak", 0.1, 0.097, 0.103), rssLeak()));
    }

    Verdict untold() {
        return new Verdict(
                Verdict.SCHEMA,
                run.plan().run(),
                "0.1.0",
                run.name(),
                "ws://127.0.0.1:8080/ws",
                "2026-11-20T23:51:55Z",
                0,
                Outcome.INCONCLUSIVE,
                List.of(new Reason("missing-data", "generator", "samples.jsonl is missing: nothing was recorded")),
                List.of(),
                List.of(new ThresholdResult(
                        "connection_success",
                        "rate > 0.95",
                        null,
                        null,
                        0,
                        Outcome.INCONCLUSIVE,
                        "no sample is no pass")),
                new Connections(0, 0, 0, 0, Map.of(), Map.of(), 0),
                new Messages(0, 0, 0, 0, 0, 0, 0, 0, new Deliveries(0, 0, 0, 0)),
                Map.of("message", NOTHING),
                List.of(),
                List.of(),
                List.of(),
                new Generator(null, null, false, 1, 1));
    }

    private Verdict verdict(
            Outcome outcome, List<Reason> reasons, List<ThresholdResult> thresholds, List<LeakResult> leaks) {
        return new Verdict(
                Verdict.SCHEMA,
                run.plan().run(),
                "0.1.0",
                run.name(),
                "ws://127.0.0.1:8080/ws",
                "2026-11-20T23:51:55Z",
                run.seconds(),
                outcome,
                reasons,
                run.phases().stream()
                        .map(phase -> new PhaseSpan(
                                phase.phase().name(),
                                phase.phase().kind(),
                                phase.phase().warmup(),
                                phase.start(),
                                phase.end()))
                        .toList(),
                thresholds,
                new Connections(14_502, 14_500, 10_000, 193.3, Map.of("refused", 2L), Map.of("reset", 1L), 4_400),
                new Messages(34_000, 34_000, 0, 0, 0, 0, 0, 453.3, new Deliveries(0, 0, 0, 0)),
                Map.of("message", SOME, "establish", SOME, "heartbeat", NOTHING),
                costs(),
                leaks,
                List.of(new LimitResult(
                        "RLIMIT_NOFILE", "generator", 10_061.0, 20_000.0, 19_939L, false, null, null, List.of())),
                new Generator(0.23, 0.0004, false, 1, 1));
    }

    private static ThresholdResult threshold(String metric, String expression, double observed, Outcome outcome) {
        return new ThresholdResult(metric, expression, null, observed, 14_502, outcome, null);
    }

    private static ThresholdResult message(double observed, Outcome outcome) {
        String bound = outcome == Outcome.PASS ? "p(99) < 200ms" : "p(99) < 1ms";
        return new ThresholdResult("message_latency", bound, "traffic", observed, 34_000, outcome, null);
    }

    private static List<CostResult> costs() {
        String plateaus = "3 plateaus from 0 to 10,000 connections";
        return List.of(
                new CostResult("gateway", "heap", -29.0, -81.0, 23.0, "bytes", null, null, "6 levels"),
                new CostResult("gateway", "fd", 1.0, 0.999, 1.001, "count", null, null, plateaus),
                new CostResult("gateway", "rss", 2_150.0, 2_050.0, 2_250.0, "bytes", 8_192.0, Outcome.PASS, plateaus),
                new CostResult("gateway", "thread", 0.0, 0.0, 0.0, "count", null, null, plateaus));
    }

    private static LeakResult fdLeak(String verdict, double perCycle, double low, double high) {
        boolean leaks = verdict.equals("leak");
        return new LeakResult(
                "gateway",
                "fd",
                verdict,
                perCycle,
                low,
                high,
                0.0003,
                "count",
                leaks ? "RLIMIT_NOFILE" : null,
                leaks ? 11_400.0 : null,
                QUIET);
    }

    private static LeakResult rssLeak() {
        return new LeakResult("gateway", "rss", "clean", 0.001, -0.006, 0.008, 0.009, "bytes", null, null, QUIET);
    }
}
