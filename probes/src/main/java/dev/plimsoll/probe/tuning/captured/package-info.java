/**
 * What {@code scripts/tune-collect} wrote on a host. In: its file. Out: the host's settings, limits and trees, to be held
 * against a profile as a live target is, or the line that is wrong. On the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.captured;

import org.jspecify.annotations.NullMarked;
