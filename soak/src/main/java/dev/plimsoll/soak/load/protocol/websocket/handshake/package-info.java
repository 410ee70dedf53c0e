/**
 * The opening handshake of WebSocket (RFC 6455 §4): HTTP/1.1 heads come in, are checked, and requests, answers and
 * refusals go out. Heads are gathered per slot on one event loop; the rest works on whole heads.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.websocket.handshake;

import org.jspecify.annotations.NullMarked;
