/**
 * Ceilings, read: what the catalogue in {@code limit.catalogue} says of where each stands is looked up here.
 *
 * <p>In: a process id. Out: {@link dev.plimsoll.probe.limit.MachineLimits} for a plan, ceilings as readings for a process
 * that is watched, and how far each of them is away. On the thread that asks; nothing is kept.
 */
@NullMarked
package dev.plimsoll.probe.limit;

import org.jspecify.annotations.NullMarked;
