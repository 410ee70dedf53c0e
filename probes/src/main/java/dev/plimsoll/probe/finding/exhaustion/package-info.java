/**
 * Which limit was hit, when, and how that is seen: the signatures of the catalogue looked for in series.
 *
 * <p>In: series of subjects, and the known limits. Out: the limits that were hit or came near, each with its second and its
 * evidence. Pure: no clock, no file, no thread.
 */
@NullMarked
package dev.plimsoll.probe.finding.exhaustion;

import org.jspecify.annotations.NullMarked;
