package dev.plimsoll.soak.verdict;

import static dev.plimsoll.soak.scenario.Threshold.Aggregate.COUNT;
import static dev.plimsoll.soak.scenario.Threshold.Aggregate.RATE;
import static dev.plimsoll.soak.scenario.Threshold.Comparison.EQUAL;
import static dev.plimsoll.soak.scenario.Threshold.Comparison.MORE;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Rate;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.history.Readings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleToLongFunction;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * A run that never was: 52 s in intervals of one second, primed, three plateaus, traffic and a churn of twelve blocks, all
 * of it healthy. A test changes what its claim is about.
 */
final class RunFixture {
    static final int CONNECTIONS = 1000;
    static final int CYCLES_PER_BLOCK = 100;
    static final int MESSAGES_PER_SECOND = 1000;
    private static final int TICKS_PER_SECOND = 200;
    private static final int LATENCY_DIGITS = 3;

    private final List<Threshold> stated = new ArrayList<>();
    private final List<Threshold> implied = new ArrayList<>(List.of(
            threshold("connections_lost", COUNT, EQUAL, 0, "count == 0"),
            threshold("messages_lost", COUNT, EQUAL, 0, "count == 0"),
            threshold("messages_corrupted", COUNT, EQUAL, 0, "count == 0"),
            threshold("messages_duplicated", COUNT, EQUAL, 0, "count == 0"),
            threshold("connection_success", RATE, MORE, 0.99, "rate > 0.99")));
    private final List<Phase> phases = new ArrayList<>();
    private List<Sample> samples = new ArrayList<>();
    private List<Event> events = new ArrayList<>();
    private DoubleToLongFunction latencyNanos = seconds -> 2_000_000;
    private UnaryOperator<List<LatencyInterval>> latency = intervals -> intervals;
    private List<String> damage = List.of();

    private RunFixture() {}

    static RunFixture healthy() {
        RunFixture run = new RunFixture();
        run.event(0, Event.Kind.RUN_START, "wall", "2026-11-20T23:51:55Z", "target", "ws://127.0.0.1:8080/");
        run.ramp("prime", true, 0, 2, 0, CONNECTIONS);
        run.ramp("prime-down", true, 2, 4, CONNECTIONS, 0);
        run.ramp("ramp-1", false, 4, 6, 0, 300);
        run.hold("hold-1", 6, 12, 300);
        run.ramp("ramp-2", false, 12, 14, 300, 600);
        run.hold("hold-2", 14, 20, 600);
        run.ramp("ramp-3", false, 20, 22, 600, CONNECTIONS);
        run.hold("hold-3", 22, 28, CONNECTIONS);
        run.traffic(28, 38);
        run.churn(38, 50);
        run.ramp("drain", false, 50, 52, CONNECTIONS, 0);
        run.event(52, Event.Kind.RUN_END, "completed", "true");
        return run;
    }

    static Threshold threshold(
            String metric, Threshold.Aggregate aggregate, Threshold.Comparison comparison, double bound, String text) {
        return new Threshold(metric, Optional.empty(), aggregate, 0, comparison, bound, text, Optional.empty());
    }

    static Threshold p99(String metric, double boundSeconds) {
        String text = "p(99) < " + Math.round(boundSeconds * 1000) + "ms";
        return new Threshold(
                metric,
                Optional.empty(),
                Threshold.Aggregate.QUANTILE,
                0.99,
                Threshold.Comparison.LESS,
                boundSeconds,
                text,
                Optional.empty());
    }

    static Threshold in(String phase, Threshold t) {
        return new Threshold(
                t.metric(),
                Optional.of(phase),
                t.aggregate(),
                t.quantile(),
                t.comparison(),
                t.bound(),
                t.text(),
                t.abortAfter());
    }

    RunFixture asking(Threshold threshold) {
        stated.add(threshold);
        return this;
    }

    RunFixture withoutPhases(Predicate<String> names) {
        phases.removeIf(phase -> names.test(phase.name()));
        samples.removeIf(sample -> names.test(sample.phase()));
        events.removeIf(event -> names.test(event.detail("phase")));
        return this;
    }

    RunFixture sampled(UnaryOperator<List<Sample>> change) {
        samples = new ArrayList<>(change.apply(samples));
        return this;
    }

    RunFixture load(Predicate<Sample> which, UnaryOperator<LoadSample> change) {
        samples.replaceAll(sample -> which.test(sample)
                ? new Sample(
                        sample.seconds(),
                        sample.length(),
                        sample.phase(),
                        sample.subject(),
                        sample.quiet(),
                        sample.readings(),
                        sample.load().map(change))
                : sample);
        return this;
    }

    RunFixture connections(double atSeconds, UnaryOperator<LoadSample.Connections> change) {
        return load(
                sample -> sample.seconds() == atSeconds,
                l -> new LoadSample(
                        change.apply(l.connections()), l.messages(), l.heartbeats(), l.latency(), l.meter()));
    }

    RunFixture messages(double atSeconds, UnaryOperator<LoadSample.Messages> change) {
        return load(
                sample -> sample.seconds() == atSeconds,
                l -> new LoadSample(
                        l.connections(), change.apply(l.messages()), l.heartbeats(), l.latency(), l.meter()));
    }

    RunFixture meter(double atSeconds, LoadSample.Meter meter) {
        return load(
                sample -> sample.seconds() == atSeconds,
                l -> new LoadSample(l.connections(), l.messages(), l.heartbeats(), l.latency(), meter));
    }

    /** Replaces a reading of one subject by what the function makes of its sample; empty leaves it out. */
    RunFixture reading(String subject, String resource, Function<Sample, Optional<Reading>> change) {
        samples.replaceAll(sample -> {
            if (!sample.subject().equals(subject)) {
                return sample;
            }
            Map<String, Reading> readings = new LinkedHashMap<>(sample.readings());
            change.apply(sample).ifPresentOrElse(r -> readings.put(resource, r), () -> readings.remove(resource));
            return new Sample(
                    sample.seconds(),
                    sample.length(),
                    sample.phase(),
                    subject,
                    sample.quiet(),
                    readings,
                    sample.load());
        });
        return this;
    }

    /** Adds to a reading of the gateway what the function says for the cycles done by then. */
    RunFixture growing(String resource, LongUnaryOperator byCycles) {
        return reading(
                "gateway",
                resource,
                sample -> Optional.of(count(Readings.value(sample, resource)
                        + (double) byCycles.applyAsLong(
                                sample.quiet().map(Sample.Quiet::cycles).orElse(0L)))));
    }

    RunFixture latency(DoubleToLongFunction nanosAtSeconds) {
        latencyNanos = nanosAtSeconds;
        return this;
    }

    RunFixture latencyLog(UnaryOperator<List<LatencyInterval>> change) {
        latency = change;
        return this;
    }

    RunFixture events(UnaryOperator<List<Event>> change) {
        events = new ArrayList<>(change.apply(events));
        return this;
    }

    RunFixture event(double seconds, Event.Kind kind, String... details) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            named.put(details[i], details[i + 1]);
        }
        events.add(new Event(seconds, kind, named));
        return this;
    }

    RunFixture damaged(String sentence) {
        damage = List.of(sentence);
        return this;
    }

    /** Everything after this second is gone, the run's end with it. */
    RunFixture killedAt(double seconds) {
        samples.removeIf(sample -> sample.seconds() > seconds);
        events.removeIf(event -> event.seconds() > seconds);
        return this;
    }

    Plan plan() {
        List<Threshold> all = new ArrayList<>(implied);
        all.addAll(stated);
        Scenario scenario = new Scenario(
                "made-up",
                "",
                "ws",
                Optional.empty(),
                CONNECTIONS,
                0x7f3aL,
                Scenario.Fit.REFUSE,
                0.5,
                new Connecting(
                        Duration.ofSeconds(10),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Connecting.Tls.OF_THE_JDK),
                Optional.empty(),
                phases,
                stated,
                List.of(),
                List.of());
        List<PlannedPhase> planned = phases.stream()
                .map(phase -> new PlannedPhase(phase, 0, 1, 0, 0, CONNECTIONS, 0))
                .toList();
        List<BudgetLine> budget =
                List.of(new BudgetLine("RLIMIT_NOFILE", "generator", 1061, 20_000, "descriptors", 19_939, "ulimit -n"));
        return new Plan(
                "20261120T235155Z-made-up",
                "0.1.0",
                scenario,
                planned,
                List.of(),
                all,
                budget,
                List.of(),
                Map.of("gateway.RLIMIT_NOFILE", "20000"));
    }

    Recording recording() {
        List<Sample> measured = new ArrayList<>();
        List<LatencyInterval> intervals = new ArrayList<>();
        for (Sample sample : samples) {
            measured.add(
                    sample.load().isPresent() ? measured(sample, sample.load().get(), intervals) : sample);
        }
        return new Recording(measured, events, latency.apply(intervals), damage);
    }

    Verdict verdict() {
        return Judge.judge(Optional.of(plan()), recording(), "folder");
    }

    private Sample measured(Sample sample, LoadSample load, List<LatencyInterval> intervals) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("connect", load.connections().established());
        counts.put("establish", load.connections().established());
        counts.put("message", load.messages().answered());
        counts.put("message_service", load.messages().answered());
        Map<String, LoadSample.Quantiles> figures = new LinkedHashMap<>();
        double start = sample.seconds() - sample.length();
        counts.forEach((metric, count) -> {
            if (count > 0) {
                Histogram histogram = new Histogram(LATENCY_DIGITS);
                long nanos = latencyNanos.applyAsLong(sample.seconds());
                histogram.recordValueWithCount(nanos, count);
                double s = nanos / 1e9;
                figures.put(metric, new LoadSample.Quantiles(count, s, s, s, s, s, s));
                intervals.add(new LatencyInterval(metric, start, sample.seconds(), histogram));
            }
        });
        Histogram lag = new Histogram(LATENCY_DIGITS);
        lag.recordValueWithCount(Math.round(load.meter().lagP99() * 1e9), TICKS_PER_SECOND);
        intervals.add(new LatencyInterval("lag", start, sample.seconds(), lag));
        LoadSample full = new LoadSample(load.connections(), load.messages(), load.heartbeats(), figures, load.meter());
        return new Sample(
                sample.seconds(),
                sample.length(),
                sample.phase(),
                sample.subject(),
                sample.quiet(),
                sample.readings(),
                Optional.of(full));
    }

    private void ramp(String name, boolean warmup, int from, int to, int before, int after) {
        Duration over = Duration.ofSeconds(to - from);
        Share target = new Share(after, Share.Of.NUMBER);
        Phase phase = after > before
                ? new Phase.Ramp(name, warmup, target, over)
                : new Phase.Drain(name, warmup, target, over);
        begin(phase, from);
        int step = (after - before) / (to - from);
        for (int t = from + 1; t <= to; t++) {
            int open = before + step * (t - from);
            interval(name, t, open, Math.max(0, step), Math.max(0, -step), Optional.empty(), 0);
        }
        end(name, to);
    }

    private void hold(String name, int from, int to, int open) {
        begin(new Phase.Hold(name, false, Duration.ofSeconds(to - from)), from);
        for (int t = from + 1; t <= to; t++) {
            interval(name, t, open, 0, 0, Optional.empty(), 0);
        }
        end(name, to);
    }

    private void traffic(int from, int to) {
        Rate rate = new Rate(MESSAGES_PER_SECOND, Rate.Per.RUN);
        Duration lasting = Duration.ofSeconds(to - from);
        begin(new Phase.Traffic("traffic", false, lasting, rate, 64, 1, Duration.ofSeconds(5)), from);
        for (int t = from + 1; t <= to; t++) {
            interval("traffic", t, CONNECTIONS, 0, 0, Optional.empty(), MESSAGES_PER_SECOND);
        }
        end("traffic", to);
    }

    private void churn(int from, int to) {
        int cycles = CYCLES_PER_BLOCK * (to - from);
        begin(new Phase.Churn("churn", false, cycles, CYCLES_PER_BLOCK, 100, Phase.Ending.CLEAN), from);
        for (int t = from + 1; t <= to; t++) {
            int block = t - from;
            Sample.Quiet quiet = new Sample.Quiet(block, (long) block * CYCLES_PER_BLOCK, CONNECTIONS);
            interval("churn", t, CONNECTIONS, CYCLES_PER_BLOCK, CYCLES_PER_BLOCK, Optional.of(quiet), 0);
        }
        end("churn", to);
    }

    private void begin(Phase phase, int seconds) {
        phases.add(phase);
        event(
                seconds,
                Event.Kind.PHASE_START,
                "phase",
                phase.name(),
                "kind",
                phase.kind(),
                "warmup",
                Boolean.toString(phase.warmup()));
    }

    private void end(String phase, int seconds) {
        event(seconds, Event.Kind.PHASE_END, "phase", phase);
    }

    private void interval(
            String phase, int t, int open, int opened, int closed, Optional<Sample.Quiet> quiet, int sent) {
        long cycles = quiet.isPresent() ? CYCLES_PER_BLOCK : 0;
        LoadSample load = new LoadSample(
                new LoadSample.Connections(open, opened, opened, closed, cycles, Map.of(), Map.of()),
                new LoadSample.Messages(sent, sent, sent, 0, 0, 0, 0, 0),
                new LoadSample.Heartbeats(0, 0, 0),
                Map.of(),
                new LoadSample.Meter(0.0005, 0.001, 0.4));
        Map<String, Reading> own = new LinkedHashMap<>();
        own.put("rss", bytes(90e6 + 1500.0 * open));
        own.put("fd", count(30 + open));
        own.put("fd_limit", count(20_000));
        own.put("cpu", Reading.ofProcess(new Quantity(0.3, dev.plimsoll.probe.Unit.RATIO)));
        samples.add(new Sample(t, 1, phase, "generator", quiet, own, Optional.of(load)));
        Map<String, Reading> gateway = new LinkedHashMap<>();
        gateway.put("rss", bytes(50e6 + 2000.0 * open));
        gateway.put("fd", count(20 + open));
        gateway.put("socket", count(10 + open));
        gateway.put("close_wait", count(0));
        gateway.put("thread", count(12));
        samples.add(new Sample(t, 1, phase, "gateway", quiet, gateway, Optional.empty()));
    }

    static Reading count(double amount) {
        return Reading.ofProcess(Quantity.count(amount));
    }

    static Reading bytes(double amount) {
        return Reading.ofProcess(Quantity.bytes(amount));
    }
}
