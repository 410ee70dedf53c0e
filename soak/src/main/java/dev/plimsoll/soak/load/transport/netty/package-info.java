/**
 * Transports on Netty's channels: epoll, io_uring and nio. The only place that sees Netty.
 *
 * <p>In: slots, routes and bytes. Out: slot events, on the loop's thread.
 */
@NullMarked
package dev.plimsoll.soak.load.transport.netty;

import org.jspecify.annotations.NullMarked;
