/**
 * What one reading of a probe costs, by the number of sockets there are. In: sockets held by processes beside this one.
 * Out: time and allocation per reading, and the same of OSHI and of {@code ss}.
 *
 * <p>Meant to be run in a network namespace made for it, as {@code scripts/nightly probes} does.
 */
@NullMarked
package dev.plimsoll.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
