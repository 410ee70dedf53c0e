/**
 * Profilers for JMH that read a process as the probes do. In: the forked JVM's process id. Out: resident memory,
 * descriptors and sockets beside each score.
 *
 * <p>Empty until such profilers are written.
 */
@NullMarked
package dev.plimsoll.benchmarks.profiler;

import org.jspecify.annotations.NullMarked;
