/**
 * The protocol {@code terminal}: a shell in a workspace, reached over WebSocket. In: bytes cut anywhere. Out:
 * terminals that are open, what was typed and what came back, on the event loop that asked for the side.
 *
 * <p>Empty until scenarios can say {@code protocol: terminal}.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.terminal;

import org.jspecify.annotations.NullMarked;
