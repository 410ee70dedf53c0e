package dev.plimsoll.soak.load;

import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.Tried;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.Planner;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.yaml.ScenarioReader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A generator on a transport of its own, against whatever listens. */
final class Rig implements AutoCloseable {
    private static final String SCENARIO = """
            name: rig
            protocol: tcp
            connections: 100
            connect: {deadline: 700ms}
            %s
            phases:
              - ramp: {to: 100%%, over: 1s}
              - traffic: {for: 1s, rate: 100/s, size: 64B, outstanding: 64}
              - churn: {cycles: 100, block: 100, rate: 1000/s}
            """;

    final Plan plan;
    final Transport transport;
    final LoadGenerator load;
    private final LoadSampler sampler;

    private Rig(Tried tried, Plan plan, Protocol protocol, Routes routes, int loops) {
        this.plan = plan;
        this.transport = tried.open(loops, LoadGenerator.slotsPerLoop(plan, loops));
        this.load = LoadGenerator.start(transport, protocol, routes, plan, System::nanoTime);
        this.sampler = load.sampler(System::nanoTime);
    }

    /** One loop, loopback alone. */
    static Rig against(Tried tried, InetSocketAddress target, Protocol protocol) {
        return new Rig(tried, plan(""), protocol, Routes.to(target, List.of()), 1);
    }

    static Rig of(Tried tried, String more, Protocol protocol, Routes routes, int loops) {
        return new Rig(tried, plan(more), protocol, routes, loops);
    }

    static Plan plan(String more) {
        Planner planner = new Planner(roomy(), new Planner.Identity("rig", "0", Map.of()));
        return ScenarioReader.read("rig.yaml", SCENARIO.formatted(more), List.of())
                .match(
                        scenario -> planner.plan(scenario).match(it -> it.plan(), refused -> refused.plan()),
                        problems -> {
                            throw new AssertionError(problems.toString());
                        });
    }

    private static MachineLimits roomy() {
        Reading many = Reading.ofProcess(Quantity.count(1e12));
        Reading none = Reading.ofProcess(Quantity.count(0));
        Reading absent = new Reading.Absent("not here");
        return new MachineLimits(
                many, many, none, none, many, many, many, none, absent, absent, absent, many, many, none, many, many);
    }

    void ramp(int to, Duration over) {
        load.ramp(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5), to, over.toNanos());
        awaitDone();
    }

    void awaitDone() {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .until(load::done);
    }

    void awaitOpen(long open) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> load.open() == open);
    }

    /** What was counted since the last call. */
    LoadSample sample() {
        return sampler.sample();
    }

    @Override
    public void close() {
        load.stop();
        awaitDone();
        transport.close();
    }
}
