/**
 * Asks probes on a schedule that somebody else keeps, and says what the asking itself cost.
 *
 * <p>In: a subject (a process, several, this JVM, the host), by pid or by what it is known for. Out: its readings by
 * resource name, and CPU use as the difference of two. A subject is for one thread at a time; none is owned.
 */
@NullMarked
package dev.plimsoll.probe.watch;

import org.jspecify.annotations.NullMarked;
