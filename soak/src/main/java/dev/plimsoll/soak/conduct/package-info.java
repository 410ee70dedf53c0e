/**
 * One run from its first event to its last: the gateway's process, the phases, the quiet points, the sampling, and what
 * comes in between (an interrupt, a gateway that dies).
 *
 * <p>In: a plan. Out: a run's folder, written as it happens. One thread, the caller's, conducts and samples; the load has
 * its own loops.
 */
@NullMarked
package dev.plimsoll.soak.conduct;

import org.jspecify.annotations.NullMarked;
