/**
 * Readings as Prometheus metrics. In: readings. Out: text, on the thread that is asked for it.
 *
 * <p>Empty until {@code run --prometheus} is there; {@code samples.jsonl} holds the same readings.
 */
@NullMarked
package dev.plimsoll.probe.export;

import org.jspecify.annotations.NullMarked;
