/**
 * Which transport is taken, and why, in one place: a word of the command line becomes a {@link
 * dev.plimsoll.soak.load.transport.choice.TransportChoice}, and what it took is opened.
 *
 * <p>In: a word. Out: a choice in words, or open event loops. On the main thread.
 */
@NullMarked
package dev.plimsoll.soak.load.transport.choice;

import org.jspecify.annotations.NullMarked;
