/**
 * What a recording says, before anybody judges it: phases as they were run, sums, distributions, what saturated the
 * generator, what is missing.
 *
 * <p>In: a plan where there is one, a recording. Out: records. Pure, on the caller's thread; knows nothing of thresholds' outcomes or verdicts.
 */
@NullMarked
package dev.plimsoll.soak.verdict.history;

import org.jspecify.annotations.NullMarked;
