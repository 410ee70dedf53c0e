package dev.plimsoll.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.plimsoll.soak.sample.LoadSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What {@code scripts/floor/floor_client.c} does, done by the load generator as a run does it: lanes, schedule, recorders,
 * random keys, key and payload checks. One round for each line of standard input, one line of JSON for each round, so that
 * a script can alternate the two; {@code scripts/compare-floor} does.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar dev.plimsoll.benchmarks.engine.FloorRounds TARGET CONNECTIONS
 * PER_SECOND OUTSTANDING TRANSPORT}. Lines: {@code open COUNT}, {@code echo SECONDS MESSAGES_PER_SECOND}, {@code close},
 * {@code memory}.
 */
public final class FloorRounds {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Generator generator;
    private final double perSecond;

    private FloorRounds(Generator generator, double perSecond) {
        this.generator = generator;
        this.perSecond = perSecond;
    }

    /** Answers rounds until standard input ends. */
    public static void main(String[] words) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Generator generator = Generator.aimed(new Generator.Aim(
                words[0], Integer.parseInt(words[1]), Integer.parseInt(words[3]), words[4], "auto"))) {
            FloorRounds rounds = new FloorRounds(generator, Double.parseDouble(words[2]));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                System.out.println(rounds.round(line.split(" ", -1)));
            }
        }
    }

    private String round(String[] order) throws IOException {
        return switch (order[0]) {
            case "open" -> timed(() -> generator.ramp(Integer.parseInt(order[1]), perSecond));
            case "echo" -> timed(() -> generator.echoFor(Double.parseDouble(order[1]), Double.parseDouble(order[2])));
            case "close" -> timed(() -> generator.drain(perSecond));
            case "memory" -> memory();
            default ->
                throw new IllegalArgumentException(
                        "no such round: " + order[0] + "; there are open, echo, close and memory");
        };
    }

    private String timed(Runnable work) {
        long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
        generator.sample();
        long cpuBefore = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        double wallSeconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        double cpuSeconds = (PROCESS.getProcessCpuTime() - cpuBefore) / NANOS_PER_SECOND;
        long allocatedBytes = THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;
        LoadSample sample = generator.sample();
        return String.format(
                Locale.ROOT,
                "{\"wall\":%.6f,\"cpu\":%.6f,\"allocated\":%d,\"open\":%d,\"established\":%d,\"answered\":%d,\"corrupted\":%d}",
                wallSeconds,
                cpuSeconds,
                allocatedBytes,
                generator.open(),
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
        long residentKilobytes = Files.readString(Path.of("/proc/self/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Rss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "{\"open\":%d,\"heap\":%d,\"rss\":%d}",
                generator.open(),
                heapBytes,
                residentKilobytes << 10);
    }
}
