/**
 * The memory of a running JVM: heap, metaspace, classes, collections, threads. Our own is asked through its management
 * beans, another one is read in the file that it shares for jstat, and asked only where somebody wants that.
 *
 * <p>In: nothing, or a pid. Out: readings by resource name, and answers to requests. On the thread that asks; a request
 * starts a program and a thread that reads what it says, and ends both.
 */
@NullMarked
package dev.plimsoll.probe.jvm;

import org.jspecify.annotations.NullMarked;
