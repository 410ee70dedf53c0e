/**
 * What one open connection takes of memory and descriptors. In: a transport and a number of connections as JMH
 * parameters. Out: bytes and descriptors per connection, as secondary results.
 *
 * <p>Empty until such benchmarks are written; a run's {@code cost} in {@code verdict.json} is the figure there is.
 */
@NullMarked
package dev.plimsoll.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
