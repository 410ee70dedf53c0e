/**
 * HTTP towards others, as little of it as readings need. In: an endpoint, resolved once and checked against what may be
 * connected to. Out: an answer of bounded size within a bounded time, or why there is none. One thread of this room does
 * all input and output; whoever asks waits on a thread of its own.
 */
@NullMarked
package dev.plimsoll.probe.remote.http;

import org.jspecify.annotations.NullMarked;
