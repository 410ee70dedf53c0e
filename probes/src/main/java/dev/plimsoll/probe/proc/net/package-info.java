/**
 * What {@code /proc/PID/net} says about sockets: totals, event counters and the table of TCP connections;
 * and about what their packets pass on the way. These files show the network namespace of PID, so most numbers here count a
 * namespace, and some the whole machine.
 *
 * <p>In: a process id and the kernel's text. Out: readings by resource name. On the thread that asks.
 */
@NullMarked
package dev.plimsoll.probe.proc.net;

import org.jspecify.annotations.NullMarked;
