/**
 * Readings of a gateway on another host. In: the address of a probe served there, or of a pprof or metrics endpoint.
 * Out: readings, with the time the answer took.
 *
 * <p>Empty until {@code --watch} takes such an address; processes of this host can be watched.
 */
@NullMarked
package dev.plimsoll.probe.remote;

import org.jspecify.annotations.NullMarked;
