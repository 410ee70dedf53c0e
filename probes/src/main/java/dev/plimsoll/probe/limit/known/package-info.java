/**
 * The words in which a limit is described: where its ceiling stands, what counts against it, how it shows itself, what is
 * seen then, and the mend. Pure data, no input or output.
 */
@NullMarked
package dev.plimsoll.probe.limit.known;

import org.jspecify.annotations.NullMarked;
