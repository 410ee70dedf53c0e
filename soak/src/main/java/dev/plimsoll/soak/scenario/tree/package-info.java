/**
 * Text in, a tree of values out, each with the place a person wrote it at; or the problems that keep it from being one.
 *
 * <p>In: a scenario's text as bytes or characters, however broken. Out: an {@link dev.plimsoll.soak.scenario.tree.Item}
 * and {@link dev.plimsoll.soak.scenario.tree.Problems}. Bounded in size, depth and time; knows nothing of scenarios.
 */
@NullMarked
package dev.plimsoll.soak.scenario.tree;

import org.jspecify.annotations.NullMarked;
