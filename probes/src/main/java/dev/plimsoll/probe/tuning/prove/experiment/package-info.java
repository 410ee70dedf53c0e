/**
 * The experiments, a class each. In: a lab with a line's setting to be written. Out: whether the kernel then behaved as the
 * line promises, with the figure. On the lab's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.prove.experiment;

import org.jspecify.annotations.NullMarked;
