/**
 * WebSocket frames (RFC 6455 §5 to §8), for both sides: bytes cut anywhere come in; whole messages, pings, pongs, the close
 * frame or one fault come out, and headers, masks and control frames are written.
 *
 * <p>A {@link dev.plimsoll.soak.load.protocol.websocket.frame.MessageReader} belongs to one event loop; the rest is
 * stateless.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.websocket.frame;

import org.jspecify.annotations.NullMarked;
