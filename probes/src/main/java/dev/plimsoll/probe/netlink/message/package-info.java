/**
 * The bytes of netlink: requests as they are sent, and answers as they are read, of sock_diag and ctnetlink. In: a byte
 * buffer. Out: messages, sockets and counters, handed to a visitor; nothing is allocated for each.
 *
 * <p>Nothing here does I/O: answers may come from a socket, a file or a fuzzer, and no bytes make it throw or loop. On the
 * thread that asks.
 */
@NullMarked
package dev.plimsoll.probe.netlink.message;

import org.jspecify.annotations.NullMarked;
