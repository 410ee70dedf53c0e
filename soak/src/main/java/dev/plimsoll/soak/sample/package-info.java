/**
 * One interval of a run: counts by kind, readings, and the latency recorded in it; what writes them as they come, and
 * what reads them back from a folder that may have been cut off at any byte.
 *
 * <p>In: cumulative counters and interval histograms from the load, readings from the probes. Out: {@code
 * samples.jsonl}, {@code latency.hlog}, {@code events.jsonl}. Written by the sampling thread alone.
 */
@NullMarked
package dev.plimsoll.soak.sample;

import org.jspecify.annotations.NullMarked;
