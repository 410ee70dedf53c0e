/**
 * IPv4 sockets as the kernel has them, through JNA: what {@code java.net} hides. In: an address, a backlog, an option.
 * Out: the errno of a call that failed, what {@code TCP_INFO} says, a peer that has fallen silent; and how many
 * descriptors a process may open. A socket belongs to the network namespace of the thread that opens it; it may be
 * used by one thread at a time.
 */
@NullMarked
package dev.plimsoll.probe.tuning.socket;

import org.jspecify.annotations.NullMarked;
