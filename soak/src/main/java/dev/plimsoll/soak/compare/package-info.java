/**
 * One run against another. In: the folders of a baseline and of a later run. Out: for each figure the difference with
 * its interval, and whether it is a regression, an improvement, or cannot be told. Pure, on the caller's thread.
 *
 * <p>Empty until {@code plimsoll compare} is there; two runs are compared by their {@code verdict.json} for now.
 */
@NullMarked
package dev.plimsoll.soak.compare;

import org.jspecify.annotations.NullMarked;
