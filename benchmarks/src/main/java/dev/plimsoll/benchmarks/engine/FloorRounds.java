package dev.plimsoll.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.plimsoll.probe.limit.MachineLimitsReader;
import dev.plimsoll.soak.conduct.gateway.Protocols;
import dev.plimsoll.soak.load.LoadGenerator;
import dev.plimsoll.soak.load.LoadSampler;
import dev.plimsoll.soak.load.Routes;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.epoll.EpollTransport;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.plan.Planner;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.yaml.ScenarioReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code scripts/floor/floor_client.c} does, done by the load generator as a run does it: lanes, schedule, recorders,
 * random keys, key and payload checks. One round for each line of standard input, one line of JSON for each round, so that
 * a script can alternate the two; {@code scripts/compare-floor} does.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar dev.plimsoll.benchmarks.engine.FloorRounds ws://127.0.0.1:9000/
 * CONNECTIONS PER_SECOND OUTSTANDING TRANSPORT}. Lines: {@code open}, {@code echo SECONDS MESSAGES_PER_SECOND},
 * {@code close}, {@code memory}.
 */
public final class FloorRounds implements AutoCloseable {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final int connections;
    private final double perSecond;
    private final Transport transport;
    private final LoadGenerator load;
    private final LoadSampler sampler;

    private FloorRounds(String target, int connections, double perSecond, int outstanding) {
        this.connections = connections;
        this.perSecond = perSecond;
        this.plan = plan(target, connections, outstanding);
        Scenario scenario = plan.scenario();
        Target gateway = scenario.target().orElseThrow();
        transport = EpollTransport.start(1, LoadGenerator.slotsPerLoop(plan, 1), Reach.loopback());
        load = LoadGenerator.start(
                transport,
                Protocols.of(scenario, gateway),
                Routes.to(new InetSocketAddress(gateway.host(), gateway.port()), plan.sources()),
                plan,
                System::nanoTime);
        sampler = load.sampler(System::nanoTime);
    }

    /** Answers rounds until standard input ends. */
    public static void main(String[] words) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (FloorRounds rounds = new FloorRounds(
                words[0], Integer.parseInt(words[1]), Double.parseDouble(words[2]), Integer.parseInt(words[3]))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                System.out.println(rounds.round(line.split(" ")));
            }
        }
    }

    private String round(String[] order) throws IOException {
        return switch (order[0]) {
            case "open" -> timed(() -> load.ramp(soon(), connections, nanos(connections / perSecond)));
            case "echo" -> echo(Double.parseDouble(order[1]), Double.parseDouble(order[2]));
            case "close" -> timed(() -> load.drain(soon(), 0, nanos(connections / perSecond)));
            case "memory" -> memory();
            default ->
                throw new IllegalArgumentException(
                        "no such round: " + order[0] + "; there are open, echo, close and memory");
        };
    }

    private String echo(double seconds, double messagesPerSecond) {
        Traffic asked = (Traffic) plan.phases().get(1).phase();
        Duration lasting = Duration.ofNanos(nanos(seconds));
        Traffic traffic = new Traffic(
                asked.name(), false, lasting, asked.rate(), asked.bytes(), asked.outstanding(), asked.answerWithin());
        PlannedPhase planned =
                new PlannedPhase(traffic, 0, seconds, connections, connections, connections, messagesPerSecond);
        return timed(() -> {
            load.send(soon(), planned, traffic);
            long end = System.nanoTime() + LEAD_NANOS + nanos(seconds);
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            load.endPhase();
        });
    }

    private String timed(Runnable work) {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        sampler.sample();
        long cpu = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        while (!load.done()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        double wallSeconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        double cpuSeconds = (PROCESS.getProcessCpuTime() - cpu) / NANOS_PER_SECOND;
        long allocatedBytes = THREADS.getTotalThreadAllocatedBytes() - allocated;
        LoadSample sample = sampler.sample();
        return String.format(
                Locale.ROOT,
                "{\"wall\":%.6f,\"cpu\":%.6f,\"allocated\":%d,\"open\":%d,\"established\":%d,\"answered\":%d,\"corrupted\":%d}",
                wallSeconds,
                cpuSeconds,
                allocatedBytes,
                load.open(),
                sample.connections().established(),
                sample.messages().answered(),
                sample.messages().corrupted());
    }

    /** What the process has live and resident, after two collections. */
    private String memory() throws IOException {
        System.gc();
        System.gc();
        long heapBytes =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        String rollup = Files.readString(Path.of("/proc/self/smaps_rollup"));
        long residentKilobytes = rollup.lines()
                .filter(line -> line.startsWith("Rss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT, "{\"open\":%d,\"heap\":%d,\"rss\":%d}", load.open(), heapBytes, residentKilobytes << 10);
    }

    private static long soon() {
        return System.nanoTime() + LEAD_NANOS;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * NANOS_PER_SECOND);
    }

    private static Plan plan(String target, int connections, int outstanding) {
        String scenario = """
                name: floor
                target: %s
                connections: %d
                heartbeat: 1h
                phases:
                  - ramp: {to: 100%%, over: 1s}
                  - traffic: {for: 1s, rate: 1/s, size: 64B, outstanding: %d}
                """.formatted(target, connections, outstanding);
        Planner planner = new Planner(MachineLimitsReader.read(), new Planner.Identity("floor", "", Map.of()));
        return ScenarioReader.read("floor.yaml", scenario, List.of())
                .match(
                        read -> planner.plan(read).match(it -> it.plan(), refused -> {
                            throw new IllegalArgumentException(String.join("\n", refused.refusals()));
                        }),
                        problems -> {
                            throw new IllegalArgumentException(problems.toString());
                        });
    }

    @Override
    public void close() {
        load.stop();
        transport.close();
    }
}
