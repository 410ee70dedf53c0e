/**
 * From what was typed to a plan: options become settings, a scenario and the limits of this machine become a plan or a refusal.
 *
 * <p>In: options. Out: a plan, in memory and in words. On the main thread.
 */
@NullMarked
package dev.plimsoll.soak.cli.prepare;

import org.jspecify.annotations.NullMarked;
