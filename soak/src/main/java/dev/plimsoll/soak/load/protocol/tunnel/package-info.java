/**
 * The protocol {@code tunnel}: a reverse HTTP tunnel, with the agent behind it and the requests that come in at its
 * public side. In: bytes cut anywhere. Out: tunnels that are established, and requests with their answers, on the
 * event loop that asked for the side.
 *
 * <p>Empty until scenarios can say {@code protocol: tunnel}.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.tunnel;

import org.jspecify.annotations.NullMarked;
