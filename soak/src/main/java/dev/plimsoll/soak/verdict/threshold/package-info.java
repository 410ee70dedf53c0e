/**
 * What a threshold is about, as it was observed: one figure and how many samples it rests on, or nothing and why.
 *
 * <p>In: a history, the findings about cost and leaks. Out: observations. Pure.
 */
@NullMarked
package dev.plimsoll.soak.verdict.threshold;

import org.jspecify.annotations.NullMarked;
