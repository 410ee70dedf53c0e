package dev.plimsoll.soak.report;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples and events of the run that never was, a sample each second, with three seconds missing in the churn. */
final class RecordingFixture {
    private static final int CYCLES_PER_SECOND = 200;
    private static final int MESSAGES_PER_SECOND = 2_000;

    private final ReportFixture run;
    private final double leakedPerCycle;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long open;
    private long cycles;

    RecordingFixture(ReportFixture run, double leakedPerCycle) {
        this.run = run;
        this.leakedPerCycle = leakedPerCycle;
    }

    Recording recording() {
        events.add(new Event(0, Event.Kind.RUN_START, Map.of("target", "ws://127.0.0.1:8080/ws")));
        for (PlannedPhase phase : run.phases()) {
            events.add(new Event(
                    phase.start(),
                    Event.Kind.PHASE_START,
                    Map.of("phase", phase.phase().name())));
        }
        for (int second = 1; second <= run.seconds(); second++) {
            second(second);
        }
        events.add(new Event(
                run.seconds() * 0.21, Event.Kind.FAILURE, Map.of("kind", "refused", "message", "connection refused")));
        events.add(new Event(
                run.seconds() * 0.55,
                Event.Kind.LIMIT_HIT,
                Map.of("limit", "net.core.somaxconn", "message", "the accept queue overflowed 12 times")));
        events.add(new Event(run.seconds(), Event.Kind.RUN_END, Map.of("completed", "true")));
        return new Recording(samples, events, List.of(), List.of());
    }

    private void second(int second) {
        PlannedPhase phase = phaseAt(second);
        long before = open;
        double share = Math.min(1, (second - phase.start()) / (phase.end() - phase.start()));
        open = Math.round(phase.openBefore() + share * (phase.openAfter() - phase.openBefore()))
                - (second > run.seconds() * 0.2 && phase.openAfter() > 0 ? 2 : 0);
        boolean churning = phase.phase().kind().equals("churn");
        cycles += churning ? CYCLES_PER_SECOND : 0;
        if (churning && second % 10 < 3 && second > run.seconds() / 2 + 2 && second < run.seconds() / 2 + 13) {
            return;
        }
        Optional<Sample.Quiet> quiet = churning && second % 2 == 0
                ? Optional.of(new Sample.Quiet((int) (cycles / 400), cycles, open))
                : Optional.empty();
        String name = phase.phase().name();
        samples.add(new Sample(second, 1, name, "gateway", quiet, gateway(second), Optional.empty()));
        samples.add(new Sample(
                second,
                1,
                name,
                "generator",
                quiet,
                generator(second),
                Optional.of(load(second, phase, open - before))));
    }

    private Map<String, Reading> gateway(int second) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("rss", bytes(60e6 + open * 2_150 + wave(second, 7) * 400_000));
        readings.put("fd", Reading.ofProcess(Quantity.count(45.0 + open + Math.rint(cycles * leakedPerCycle))));
        readings.put("thread", Reading.ofProcess(Quantity.count(31)));
        readings.put("cpu", ratio(0.1 + open * 2e-5 + wave(second, 5) * 0.04));
        readings.put("heap", new Reading.Absent("not a JVM"));
        return readings;
    }

    private Map<String, Reading> generator(int second) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("rss", bytes(180e6 + open * 900 + wave(second, 11) * 900_000));
        readings.put("fd", Reading.ofProcess(Quantity.count(61.0 + open)));
        readings.put("cpu", ratio(0.08 + wave(second, 4) * 0.03 + open * 1.5e-5));
        return readings;
    }

    private LoadSample load(int second, PlannedPhase phase, long change) {
        String kind = phase.phase().kind();
        boolean talking = kind.equals("traffic");
        long made = kind.equals("churn") ? CYCLES_PER_SECOND : Math.max(0, change);
        long refused = second % 37 == 5 ? 2 : 0;
        long sent = talking ? MESSAGES_PER_SECOND : 0;
        Map<String, LoadSample.Quantiles> latency = new LinkedHashMap<>();
        if (made > 0) {
            latency.put("connect", quantiles(second, made, 0.0002));
            latency.put("establish", quantiles(second, made, 0.0006));
        }
        if (talking) {
            latency.put("message", quantiles(second, sent, second % 29 == 3 ? 0.02 : 0.0008));
            latency.put("message_service", quantiles(second, sent, 0.0007));
        }
        return new LoadSample(
                new LoadSample.Connections(
                        open,
                        made + refused,
                        made,
                        kind.equals("churn") ? made : Math.max(0, -change),
                        kind.equals("churn") ? made : 0,
                        refused == 0 ? Map.of() : Map.of(FailureKind.REFUSED, refused),
                        second % 41 == 19 ? Map.of(FailureKind.RESET, 1L) : Map.of()),
                new LoadSample.Messages(sent, sent, sent, 0, 0, 0, 0, 0),
                new LoadSample.Heartbeats(0, 0, 0),
                latency,
                new LoadSample.Meter(0.0003 + wave(second, 9) * 0.0001, 0.002, 0.3 + wave(second, 6) * 0.1));
    }

    private PlannedPhase phaseAt(int second) {
        return run.phases().stream()
                .filter(phase -> second <= phase.end() + 1e-9)
                .findFirst()
                .orElseThrow();
    }

    private static LoadSample.Quantiles quantiles(int second, long count, double median) {
        double now = median * (1 + 0.3 * wave(second, 8));
        return new LoadSample.Quantiles(count, now / 3, now * 1.1, now, now * 1.6, now * 2.4, now * 9);
    }

    /** A number from -1 to 1 that looks irregular. */
    private static double wave(int second, int period) {
        return Math.sin(second * 6.28 / period) * 0.6 + Math.sin(second * 2.7) * 0.4;
    }

    private static Reading bytes(double amount) {
        return Reading.ofProcess(Quantity.bytes(Math.rint(amount / 4096) * 4096));
    }

    private static Reading ratio(double amount) {
        return new Reading.Value(new Quantity(amount, Unit.RATIO), Scope.PROCESS);
    }
}
