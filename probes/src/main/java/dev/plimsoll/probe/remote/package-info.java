/**
 * Nothing yet. Readings of a gateway on another host will live here: a probe served there, or a pprof or metrics
 * endpoint that is asked.
 */
@NullMarked
package dev.plimsoll.probe.remote;

import org.jspecify.annotations.NullMarked;
