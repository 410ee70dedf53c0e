/**
 * Nothing yet. Socket dumps (sock_diag) and conntrack over netlink sockets opened through JNA will live here: the
 * state, timers and kernel memory of each connection, on the thread that asks.
 */
@NullMarked
package dev.plimsoll.probe.netlink;

import org.jspecify.annotations.NullMarked;
