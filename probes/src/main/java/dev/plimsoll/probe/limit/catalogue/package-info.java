/**
 * Everything that can run out, one object each. Pure data; {@code probe.limit} reads the ceilings, {@code
 * probe.finding.exhaustion} recognizes the signatures.
 *
 * <p>To add a limit, add a file to the room of its owner and its line to {@link Catalogue}; a test counts both.
 */
@NullMarked
package dev.plimsoll.probe.limit.catalogue;

import org.jspecify.annotations.NullMarked;
