/**
 * Runs experiments in a process of their own. In: an order. Out: a proof for each line, in the order of the lines. The parent
 * starts a second JVM under unshare(1), for one with threads cannot enter a user namespace, and talks to it over its standard
 * input and output, on the thread that asks; the child has a few threads that take lines in turn, and ends when its input does.
 */
@NullMarked
package dev.plimsoll.probe.tuning.prove.run;

import org.jspecify.annotations.NullMarked;
