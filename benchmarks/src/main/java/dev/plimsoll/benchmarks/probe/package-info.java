/**
 * What one reading of a probe costs, by the number of sockets and descriptors there are. In: a probe and those
 * numbers as JMH parameters. Out: time per reading.
 *
 * <p>Empty until such benchmarks are written.
 */
@NullMarked
package dev.plimsoll.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
