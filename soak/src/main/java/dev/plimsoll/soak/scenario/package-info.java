/**
 * What a person asks for: YAML in, a {@link dev.plimsoll.soak.scenario.Scenario} out, or every problem at once, each with
 * file and line.
 *
 * <p>Pure: text in, records out. Sees nothing else of Plimsoll; everything downstream sees these records.
 */
@NullMarked
package dev.plimsoll.soak.scenario;

import org.jspecify.annotations.NullMarked;
