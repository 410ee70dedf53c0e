package dev.plimsoll.benchmarks.engine;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does the harness of JMH itself cost? Every other score is read against this one.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar EmptyLoop}. A regression means that the machine or the JVM
 * got slower, not Plimsoll.
 */
public class EmptyLoop {
    /** Measures nothing: the call and the loop around it. */
    @Benchmark
    public void baseline() {}
}
