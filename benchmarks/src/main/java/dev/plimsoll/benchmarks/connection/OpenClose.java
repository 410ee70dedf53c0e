package dev.plimsoll.benchmarks.connection;

import dev.plimsoll.benchmarks.engine.Gateway;
import dev.plimsoll.benchmarks.engine.Generator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many connections a second does one event loop open, have answered and close again, as a churn does?
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar OpenClose}. The gateway is a stand-in in a process of its own:
 * on two CPUs a regression may be its, look at both. Compare with {@code scripts/compare-floor}, which leaves the closing
 * out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class OpenClose {
    private static final int CYCLES = 1_000;
    private static final int AT_ONCE = 200;
    private static final double AS_FAST_AS_IT_GOES = 1e6;
    private static final String MANY_ADDRESSES = "127.0.0.2-127.0.0.40";

    /** How the bytes travel. */
    @Param({"epoll", "io_uring", "nio"})
    public String transport = "epoll";

    /** What is spoken. */
    @Param({"tcp", "ws"})
    public String protocol = "ws";

    private Gateway gateway;
    private Generator generator;

    /** Starts both. */
    @Setup
    public void start() throws IOException {
        gateway = Gateway.speaking(protocol);
        generator = Generator.aimed(new Generator.Aim(gateway.target(), AT_ONCE, 1, transport, MANY_ADDRESSES));
    }

    /** Ends both. */
    @TearDown
    public void stop() throws IOException {
        generator.checkWhole();
        generator.close();
        gateway.close();
    }

    /** A thousand cycles, as many at once as there are slots. */
    @Benchmark
    @OperationsPerInvocation(CYCLES)
    public long cycle() {
        generator.churn(CYCLES, AS_FAST_AS_IT_GOES);
        return generator.open();
    }
}
