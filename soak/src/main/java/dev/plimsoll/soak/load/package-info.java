/**
 * Carries a plan out on event loops.
 *
 * <p>A {@link dev.plimsoll.soak.load.Lane} is one event loop's share: its connections by slot, the protocol's client
 * side, the work of the phase that is on ({@code load.work}) and what it counts ({@code load.record}). In: work with its
 * schedule, from the conductor's thread. Out: counts and histograms, which any thread may read. All else happens on the
 * lane's own loop.
 */
@NullMarked
package dev.plimsoll.soak.load;

import org.jspecify.annotations.NullMarked;
