/**
 * What is declared beside what is. In: a line of a profile, and what was read for it. Out: a verdict with its reason.
 * Pure, on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.compare;

import org.jspecify.annotations.NullMarked;
