/**
 * What a lane counts and times.
 *
 * <p>In: one call for each thing that happens, on the lane's loop, without locks. Out: totals that only grow, and
 * histograms of what was timed since they were last taken, on one reading thread. The memory is fixed from the start.
 */
@NullMarked
package dev.plimsoll.soak.load.record;

import org.jspecify.annotations.NullMarked;
