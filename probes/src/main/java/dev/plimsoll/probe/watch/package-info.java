/**
 * Asks probes on a schedule that somebody else keeps, and says what the asking itself cost.
 *
 * <p>In: a subject (a process, this JVM, the host). Out: its readings by resource name.
 */
@NullMarked
package dev.plimsoll.probe.watch;

import org.jspecify.annotations.NullMarked;
