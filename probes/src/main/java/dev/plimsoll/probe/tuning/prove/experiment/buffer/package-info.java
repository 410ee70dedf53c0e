/**
 * The experiments with socket buffers. In: a lab with a line's setting to be written. Out: what sockets really got. On the
 * lab's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.prove.experiment.buffer;

import org.jspecify.annotations.NullMarked;
