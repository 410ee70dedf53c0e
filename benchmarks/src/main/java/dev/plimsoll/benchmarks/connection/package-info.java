/**
 * What it takes to make and to end one connection. In: a transport and a protocol as JMH parameters. Out: time per
 * connection.
 *
 * <p>Empty until such benchmarks are written; a run's {@code connection_duration} is the figure there is.
 */
@NullMarked
package dev.plimsoll.benchmarks.connection;

import org.jspecify.annotations.NullMarked;
