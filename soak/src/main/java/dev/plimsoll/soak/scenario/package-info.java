/**
 * What a person asks for: YAML in, a {@link dev.plimsoll.soak.scenario.Scenario} out, or every problem at once, each with
 * file and line.
 *
 * <p>These are the records, the words of thresholds and the units. {@code tree} makes a tree of text, {@code yaml} makes
 * records of a tree, {@code builtin} has the scenarios that come along.
 *
 * <p>Pure: text in, records out. Sees nothing else of Plimsoll; everything downstream sees these records.
 */
@NullMarked
package dev.plimsoll.soak.scenario;

import org.jspecify.annotations.NullMarked;
