package dev.plimsoll.benchmarks.throughput;

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
 * How many 64-byte messages a second does one event loop send, receive back and check, over a hundred WebSocket
 * connections, and what does each allocate?
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar Echo -prof gc}; {@code gc.alloc.rate.norm} is bytes per
 * message. The gateway is a stand-in in a process of its own: on two CPUs a regression may be its, look at both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class Echo {
    private static final int MESSAGES = 100_000;
    private static final int CONNECTIONS = 100;
    private static final double CONNECTS_PER_SECOND = 1_000;
    private static final double AS_FAST_AS_IT_GOES = 1e8;

    /** How the bytes travel. */
    @Param({"epoll", "io_uring", "nio"})
    public String transport = "epoll";

    /** How many messages of one connection may be unanswered. */
    @Param({"1", "8"})
    public int outstanding = 1;

    private Gateway gateway;
    private Generator generator;

    /** Starts both, and opens the connections. */
    @Setup
    public void start() throws IOException {
        gateway = Gateway.speaking("ws");
        generator = Generator.aimed(new Generator.Aim(gateway.target(), CONNECTIONS, outstanding, transport, "auto"));
        generator.ramp(CONNECTIONS, CONNECTS_PER_SECOND);
    }

    /** Ends both. */
    @TearDown
    public void stop() throws IOException {
        generator.checkWhole();
        generator.close();
        gateway.close();
    }

    /** All of them due at once; each connection sends its next when an answer comes. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long message() {
        generator.echo(MESSAGES, AS_FAST_AS_IT_GOES);
        return generator.open();
    }
}
