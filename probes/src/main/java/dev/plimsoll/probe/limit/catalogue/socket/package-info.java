/** What sockets and their queues may hold. One file for each limit; pure data. */
@NullMarked
package dev.plimsoll.probe.limit.catalogue.socket;

import org.jspecify.annotations.NullMarked;
