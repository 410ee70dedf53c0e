/**
 * The threads and processes around one process: how long its threads waited for a CPU, its children, how many tasks its
 * user and its namespace have; and what the kernel keeps for it beside descriptors and memory, timers and keys.
 *
 * <p>In: a process id and the kernel's text. Out: readings by resource name, each with its scope. On the thread that asks,
 * in time that grows with the tasks.
 */
@NullMarked
package dev.plimsoll.probe.proc.task;

import org.jspecify.annotations.NullMarked;
