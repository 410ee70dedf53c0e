/**
 * Every ceiling in one catalogue: where it is read, what uses it, and the command that raises it.
 *
 * <p>In: a process id. Out: {@link dev.plimsoll.probe.limit.MachineLimits} for a plan, a list of limits for a process that
 * is watched. On the thread that asks; nothing is kept.
 */
@NullMarked
package dev.plimsoll.probe.limit;

import org.jspecify.annotations.NullMarked;
