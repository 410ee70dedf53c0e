package dev.plimsoll.benchmarks.engine;

import dev.plimsoll.probe.limit.MachineLimitsReader;
import dev.plimsoll.soak.conduct.gateway.Protocols;
import dev.plimsoll.soak.load.LoadGenerator;
import dev.plimsoll.soak.load.LoadSampler;
import dev.plimsoll.soak.load.Routes;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.choice.TransportKind;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.plan.Planner;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.Phase.Ending;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.yaml.ScenarioReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The load generator as a run has it, on one event loop, aimed at one gateway; each order is waited for. */
public final class Generator implements AutoCloseable {
    private static final String SCENARIO = """
            name: benchmark
            target: %s
            connections: %d
            heartbeat: 1h
            connect: {sources: %s}
            phases:
              - ramp: {to: 100%%, over: 1s}
              - traffic: {for: 1s, rate: 1/s, size: 64B, outstanding: %d}
            """;
    private static final long POLL_NANOS = 200_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final Transport transport;
    private final LoadGenerator load;
    private final LoadSampler sampler;

    private Generator(Plan plan, Target target, String kind) throws IOException {
        this.plan = plan;
        TransportKind way =
                TransportKind.of(kind).orElseThrow(() -> new IllegalArgumentException("no such transport: " + kind));
        transport = Transports.open(way, 1, LoadGenerator.slotsPerLoop(plan, 1), Reach.loopback());
        load = LoadGenerator.start(
                transport,
                Protocols.of(plan.scenario(), target),
                Routes.to(new InetSocketAddress(target.host(), target.port()), plan.sources()),
                plan,
                System::nanoTime);
        sampler = load.sampler(System::nanoTime);
    }

    /**
     * What is opened, and where to.
     *
     * @param target the gateway, e.g. {@code ws://127.0.0.1:9000/}
     * @param connections the most that are open at once
     * @param outstanding how many messages of one connection may be unanswered
     * @param transport its word: {@code epoll}
     * @param sources addresses to connect from, as scenarios have them: {@code auto}, or {@code 127.0.0.2-127.0.0.40} where
     *     so many connections are closed that one address runs out of ports
     */
    public record Aim(String target, int connections, int outstanding, String transport, String sources) {}

    /**
     * Begins with nothing open.
     *
     * @throws IOException if what the target needs cannot be read
     * @throws IllegalArgumentException if there is no such target, or this machine has no room for that many
     */
    public static Generator aimed(Aim aim) throws IOException {
        String scenario = SCENARIO.formatted(aim.target(), aim.connections(), aim.sources(), aim.outstanding());
        Planner planner = new Planner(MachineLimitsReader.read(), new Planner.Identity("benchmark", "", Map.of()));
        Plan plan = ScenarioReader.read("benchmark.yaml", scenario, List.of())
                .match(
                        read -> planner.plan(read).match(planned -> planned.plan(), refused -> {
                            throw new IllegalArgumentException(String.join("\n", refused.refusals()));
                        }),
                        problems -> {
                            throw new IllegalArgumentException(problems.toString());
                        });
        return new Generator(plan, plan.scenario().target().orElseThrow(), aim.transport());
    }

    /** Opens until so many are open. */
    public void ramp(int to, double perSecond) {
        load.ramp(System.nanoTime(), to, nanos(to / perSecond));
        await();
    }

    /** Closes all. */
    public void drain(double perSecond) {
        load.drain(System.nanoTime(), 0, nanos(load.open() / perSecond));
        await();
    }

    /** Opens and closes so many. */
    public void churn(int cycles, double perSecond) {
        load.churn(System.nanoTime(), cycles, perSecond, Ending.CLEAN);
        await();
    }

    /** Has so many messages echoed. */
    public void echo(long messages, double perSecond) {
        begin(messages / perSecond, perSecond);
        await();
    }

    /** Has messages echoed for so long; what is unanswered then is given up. */
    public void echoFor(double seconds, double perSecond) {
        begin(seconds, perSecond);
        LockSupport.parkNanos(nanos(seconds));
        load.endPhase();
        await();
    }

    private void begin(double seconds, double perSecond) {
        Traffic asked = (Traffic) plan.phases().get(1).phase();
        Traffic traffic = new Traffic(
                asked.name(),
                false,
                Duration.ofNanos(nanos(seconds)),
                asked.rate(),
                asked.bytes(),
                asked.outstanding(),
                asked.answerWithin());
        int open = (int) load.open();
        load.send(System.nanoTime(), new PlannedPhase(traffic, 0, seconds, open, open, open, perSecond), traffic);
    }

    private void await() {
        while (!load.done()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** How many are open. */
    public long open() {
        return load.open();
    }

    /** Refuses a measurement in which anything but what was wanted has happened. */
    public void checkWhole() {
        LoadSample sample = sample();
        LoadSample.Messages messages = sample.messages();
        boolean allEstablished =
                sample.connections().attempted() == sample.connections().established();
        if (!allEstablished || messages.answered() != messages.scheduled()) {
            throw new IllegalStateException("this did not measure what it says: " + sample);
        }
    }

    /** What was counted since the last call. */
    public LoadSample sample() {
        return sampler.sample();
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * NANOS_PER_SECOND);
    }

    @Override
    public void close() {
        load.stop();
        transport.close();
    }
}
