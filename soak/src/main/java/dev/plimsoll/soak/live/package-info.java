/**
 * A page that shows a run in progress. In: the samples and events as they are written. Out: HTML and a stream of
 * updates, served on loopback unless told otherwise, on a thread of its own that a slow reader cannot hold up.
 *
 * <p>Empty until {@code run --live} is there; a run in progress is followed by its line on the terminal for now.
 */
@NullMarked
package dev.plimsoll.soak.live;

import org.jspecify.annotations.NullMarked;
