/**
 * A profile held against one process. In: a profile, a running process of this machine, the files of its root. Out: a
 * result for each line. Reads /proc and files, starts nothing; on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.check;

import org.jspecify.annotations.NullMarked;
