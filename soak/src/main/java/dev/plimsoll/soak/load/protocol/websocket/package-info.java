/**
 * The protocol {@code ws}: WebSocket (RFC 6455) without extensions, both sides of it.
 *
 * <p>In: bytes cut anywhere. Out: the handshake, binary messages that carry an id and its pattern, beats as pings, and a
 * close frame as farewell. The handshake's text is in {@code handshake}, the framing in {@code frame}; here the two are
 * joined to sides, each of which runs on the event loop that asked for it.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.websocket;

import org.jspecify.annotations.NullMarked;
