/**
 * How a command ends early: with an exit code, and the lines that say why. Used by every verb; does nothing itself.
 */
@NullMarked
package dev.plimsoll.soak.cli.exit;

import org.jspecify.annotations.NullMarked;
