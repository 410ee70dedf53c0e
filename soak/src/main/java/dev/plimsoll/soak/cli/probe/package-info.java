/**
 * The verb {@code probe}: readings, limits and headroom of this host and of a process, as text, JSON or Prometheus metrics.
 *
 * <p>In: which process. Out: text on stdout. On the main thread.
 */
@NullMarked
package dev.plimsoll.soak.cli.probe;

import org.jspecify.annotations.NullMarked;
