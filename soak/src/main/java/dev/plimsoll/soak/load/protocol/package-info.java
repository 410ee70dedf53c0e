/**
 * Protocols without I/O: bytes in, events and bytes out. Nothing here owns a channel, a thread, a clock or a socket, so
 * the same classes run on any transport, in the stand-in and in tests that hand them bytes.
 *
 * <p>A {@link dev.plimsoll.soak.load.protocol.Protocol} is stateless and shared; each event loop asks it for a {@link
 * dev.plimsoll.soak.load.protocol.ClientSide} (the generator) or a {@link dev.plimsoll.soak.load.protocol.ServerSide}
 * (the stand-in), which keeps the state of its connections in arrays by <em>slot</em> and is touched by that loop alone.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol;

import org.jspecify.annotations.NullMarked;
