package dev.plimsoll.benchmarks.engine;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the harness of JMH itself cost? Every other score is read against this one.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar EmptyLoop}. A regression means that the machine or the JVM
 * got slower, not Plimsoll.
 */
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EmptyLoop {
    /** Measures nothing: the call and the loop around it. */
    @Benchmark
    public void baseline() {}
}
