/**
 * Plan + recording + findings → pass, fail or inconclusive, with every reason. Pure: the same folder gives the same
 * bytes, today and on another machine. On the caller's thread.
 */
@NullMarked
package dev.plimsoll.soak.verdict;

import org.jspecify.annotations.NullMarked;
