/**
 * epoll without channels: sockets registered with Netty's event loops by themselves, for the least that a connection can
 * cost on descriptors of its own.
 *
 * <p>In: slots, routes and bytes. Out: slot events, on the loop's thread. It takes from Netty the event loop, the system
 * calls and pooled buffers; a connection is one small object instead of a channel with its pipeline.
 */
@NullMarked
package dev.plimsoll.soak.load.transport.epoll;

import org.jspecify.annotations.NullMarked;
