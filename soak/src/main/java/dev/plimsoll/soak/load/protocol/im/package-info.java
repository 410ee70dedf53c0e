/**
 * The protocol {@code im}: messages between users of an instant messaging gateway, over WebSocket. In: bytes cut
 * anywhere. Out: logins, messages with their acknowledgements, and deliveries to other connections, on the event loop
 * that asked for the side.
 *
 * <p>Empty until scenarios can say {@code protocol: im}.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.im;

import org.jspecify.annotations.NullMarked;
