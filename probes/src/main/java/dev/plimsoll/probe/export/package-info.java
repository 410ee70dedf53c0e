/**
 * Readings as Prometheus metrics. In: readings. Out: text, on the thread that is asked for it.
 */
@NullMarked
package dev.plimsoll.probe.export;

import org.jspecify.annotations.NullMarked;
