/**
 * What a series means: a leak, or the cost of one connection, each with an interval and its evidence. Pure functions of
 * numbers: no clock, no file, no log.
 */
@NullMarked
package dev.plimsoll.probe.finding;

import org.jspecify.annotations.NullMarked;
