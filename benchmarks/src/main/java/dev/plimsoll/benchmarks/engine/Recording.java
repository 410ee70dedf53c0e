package dev.plimsoll.benchmarks.engine;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to count and to time one answered message: two histograms and one counter, as a lane does?
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar Recording -prof gc}. It must allocate nothing, and stay far
 * below the microseconds of the system calls beside it; a regression means that the meter disturbs what it measures.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Recording {
    private static final long STEP_NANOS = 7_919; // a prime, so that many buckets are met
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Recorder recorder = new Recorder();
    private long nanos;

    /** One message. */
    @Benchmark
    public void message() {
        nanos = (nanos + STEP_NANOS) % MOST_NANOS;
        recorder.time(Latency.MESSAGE, nanos);
        recorder.time(Latency.MESSAGE_SERVICE, nanos);
        recorder.count(Tally.ANSWERED);
    }
}
