/**
 * TCP sockets (sock_diag) and connection tracking (ctnetlink) over netlink sockets, through JNA. In: a process, whose
 * namespace is looked at, and the inodes of its sockets. Out: readings by resource name, on the thread that asks.
 *
 * <p>What the kernel answers is read as it streams by: nothing is kept of a socket, and nothing allocated for one. A netlink
 * socket is made inside the namespace it asks about and belongs to it from then on. {@link
 * dev.plimsoll.probe.netlink.NetlinkProbes} makes them all.
 */
@NullMarked
package dev.plimsoll.probe.netlink;

import org.jspecify.annotations.NullMarked;
