/**
 * What a person sees and does while a run is on: progress on stderr, and the signals that end it.
 *
 * <p>Progress is printed on the conductor's thread; signals arrive on the JVM's own.
 */
@NullMarked
package dev.plimsoll.soak.cli.terminal;

import org.jspecify.annotations.NullMarked;
