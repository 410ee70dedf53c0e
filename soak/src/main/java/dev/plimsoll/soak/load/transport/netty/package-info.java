/**
 * Transports on Netty's channels: io_uring and nio; and what the transport without channels shares with them.
 *
 * <p>In: slots, routes and bytes. Out: slot events, on the loop's thread.
 */
@NullMarked
package dev.plimsoll.soak.load.transport.netty;

import org.jspecify.annotations.NullMarked;
