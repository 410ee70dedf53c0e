/**
 * Nothing yet. Readings written as Prometheus metrics will live here: readings in, text out, on the thread that is
 * asked for them.
 */
@NullMarked
package dev.plimsoll.probe.export;

import org.jspecify.annotations.NullMarked;
