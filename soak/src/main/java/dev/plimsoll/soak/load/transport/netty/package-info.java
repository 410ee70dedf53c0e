/**
 * Transports on Netty, which is epoll in this version. The only place that sees Netty.
 *
 * <p>In: slots, routes and bytes. Out: slot events, on the loop's thread.
 */
@NullMarked
package dev.plimsoll.soak.load.transport.netty;

import org.jspecify.annotations.NullMarked;
