/**
 * A scenario's YAML and the settings of a command line in; a {@link dev.plimsoll.soak.scenario.Scenario}, or every
 * problem at once, out.
 *
 * <p>In order: the text becomes a tree, settings are laid over the tree, the tree is bound to records with {@link
 * dev.plimsoll.soak.scenario.yaml.Section} saying which keys there are, and what only the whole can show is checked last.
 * Pure, and on the caller's thread.
 */
@NullMarked
package dev.plimsoll.soak.scenario.yaml;

import org.jspecify.annotations.NullMarked;
