package dev.plimsoll.benchmarks.probe;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;

/**
 * What does OSHI's list of connections cost? It is why sockets are not counted with it; by itself because it takes seconds
 * where there are many.
 *
 * <p>Run: as {@link ProbeCost}, with {@code OshiConnections -p connections=0,10000}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class OshiConnections {
    /** TCP sockets in the namespace. */
    @Param("0")
    public int connections;

    private HeldSockets held;
    private InternetProtocolStats protocols;

    /** Opens the sockets. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        held = HeldSockets.open(connections);
        protocols = new SystemInfo().getOperatingSystem().getInternetProtocolStats();
    }

    /** Gives them back, after seeing that they were listed. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        int listed = protocols.getConnections().size();
        held.close();
        if (listed < connections) {
            throw new IllegalStateException("OSHI lists " + listed);
        }
    }

    /** One list. */
    @Benchmark
    public List<InternetProtocolStats.IPConnection> list() {
        return protocols.getConnections();
    }
}
