/**
 * Where limits of processes are written down: systemd.exec(5) and limits.conf(5). In: the files of a machine, and which
 * control group and user a process has. Out: what it would be started with again. Reads files; on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.limits;

import org.jspecify.annotations.NullMarked;
