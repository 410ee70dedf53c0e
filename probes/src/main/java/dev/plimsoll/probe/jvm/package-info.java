/**
 * The memory of a running JVM, asked through its management beans: heap, direct buffers, metaspace, classes.
 *
 * <p>In: nothing. Out: readings by resource name, of this JVM alone for now. On the thread that asks.
 */
@NullMarked
package dev.plimsoll.probe.jvm;

import org.jspecify.annotations.NullMarked;
