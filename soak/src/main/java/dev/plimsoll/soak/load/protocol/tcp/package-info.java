/**
 * The protocol {@code tcp}: frames of {@code [4 B length of the rest][8 B id][pattern]} over a bare TCP connection, made so
 * that any server that echoes bytes is a gateway for it.
 *
 * <p>In: bytes cut anywhere. Out: frames of our own making; a probe whose echo counts as the answer to the opening; beats,
 * which are frames with a reserved id. There is no farewell. Everything runs on the event loop that asked for the side.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.tcp;

import org.jspecify.annotations.NullMarked;
