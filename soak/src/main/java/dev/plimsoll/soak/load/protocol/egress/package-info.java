/**
 * The protocol {@code egress}: connections out through a gateway to a target that says which source address it saw.
 * In: bytes cut anywhere. Out: ticks, each with the address it was seen from, on the event loop that asked for the
 * side.
 *
 * <p>Empty until {@code plimsoll egress} is there.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.egress;

import org.jspecify.annotations.NullMarked;
