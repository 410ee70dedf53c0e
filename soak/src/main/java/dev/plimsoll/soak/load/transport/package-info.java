/**
 * How bytes reach the network, behind one seam: a {@link dev.plimsoll.soak.load.transport.Transport} has event loops, a
 * {@link dev.plimsoll.soak.load.transport.Loop} has connections in numbered slots and tells {@link
 * dev.plimsoll.soak.load.transport.SlotEvents} what becomes of them.
 *
 * <p>Everything about a slot happens on its loop's thread; {@code execute} is the one way in from another.
 */
@NullMarked
package dev.plimsoll.soak.load.transport;

import org.jspecify.annotations.NullMarked;
