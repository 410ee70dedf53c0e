/**
 * What the open descriptors of a process are, and what those hold that descriptors are not counted for: registrations of
 * epoll and inotify.
 *
 * <p>In: a process id, the links of {@code /proc/PID/fd} and the text of {@code fdinfo}. Out: readings by resource name. On
 * the thread that asks, in time that grows with the descriptors.
 */
@NullMarked
package dev.plimsoll.probe.proc.descriptor;

import org.jspecify.annotations.NullMarked;
