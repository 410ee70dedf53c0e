/**
 * What the harness itself costs. In: nothing but JMH's own loop. Out: the score that every other one is read against.
 */
@NullMarked
package dev.plimsoll.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
