/**
 * Socket dumps (sock_diag) and conntrack over netlink sockets, through JNA. In: a filter. Out: state, timers and
 * kernel memory of each connection, on the thread that asks.
 *
 * <p>Empty until such readings are there; sockets are counted from {@code /proc/PID/net} for now.
 */
@NullMarked
package dev.plimsoll.probe.netlink;

import org.jspecify.annotations.NullMarked;
