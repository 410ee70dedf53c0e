/**
 * Text of /proc and /proc/sys turned into readings. Parsers are pure functions of the text; {@link
 * dev.plimsoll.probe.proc.ProcReader} is the one class that opens a file.
 *
 * <p>In: a process id and the kernel's text. Out: readings by resource name. On the thread that asks; no thread is owned.
 * A last line without its newline is torn and is not used; where lines are counted or summed, a torn one fails them all.
 */
@NullMarked
package dev.plimsoll.probe.proc;

import org.jspecify.annotations.NullMarked;
