/**
 * How many messages per second a transport and a protocol carry over how many connections. In: both, with the
 * message's size, as JMH parameters. Out: operations per second.
 *
 * <p>Empty until such benchmarks are written.
 */
@NullMarked
package dev.plimsoll.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
