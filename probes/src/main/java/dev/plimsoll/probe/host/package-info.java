/**
 * What machine this is: CPU, memory and system, as OSHI tells it. Only calls that were compared with the kernel's own
 * text are used.
 *
 * <p>In: nothing. Out: one record, asked once a run; the first call loads a native library and takes its time.
 */
@NullMarked
package dev.plimsoll.probe.host;

import org.jspecify.annotations.NullMarked;
