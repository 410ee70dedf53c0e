/**
 * Control groups, version 1 and 2: how much CPU, memory and how many processes a group leaves to a process.
 *
 * <p>In: {@code /proc/PID/cgroup}, this process's mount table and the files they lead to. Out: readings. On the thread
 * that asks. A limit binds all groups below it, so each is the least on the way from the process's own group to the mount.
 */
@NullMarked
package dev.plimsoll.probe.cgroup;

import org.jspecify.annotations.NullMarked;
