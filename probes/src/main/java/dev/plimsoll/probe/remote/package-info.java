/**
 * Readings of a gateway on another host. In: the address of a probe served there, or of a pprof or metrics endpoint, and
 * who may be connected to. Out: readings, or one reason why there are none. A source is for one thread at a time, which
 * waits for an answer for a bounded time; one thread of our own moves the bytes.
 */
@NullMarked
package dev.plimsoll.probe.remote;

import org.jspecify.annotations.NullMarked;
