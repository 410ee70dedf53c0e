/**
 * What a run's readings say of its subjects: what a connection costs them, what a cycle leaves behind in them.
 *
 * <p>In: a history. Out: findings of {@code probe.finding}, given the right readings. Pure.
 */
@NullMarked
package dev.plimsoll.soak.verdict.resource;

import org.jspecify.annotations.NullMarked;
