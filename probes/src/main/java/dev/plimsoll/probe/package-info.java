/**
 * The vocabulary of measuring: what is used ({@link dev.plimsoll.probe.Reading}), what may be used at most ({@link
 * dev.plimsoll.probe.Limit}), and how one thing went over time ({@link dev.plimsoll.probe.Series}).
 *
 * <p>Nothing here does I/O, owns a thread or knows where a number comes from; the sources in the packages below do.
 */
@NullMarked
package dev.plimsoll.probe;

import org.jspecify.annotations.NullMarked;
