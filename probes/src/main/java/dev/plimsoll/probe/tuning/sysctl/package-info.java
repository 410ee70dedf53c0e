/**
 * The trees of sysctl.conf(5) and sysctl.d(5) as they are. In: directories of a machine, or of a capture of one. Out: for
 * each setting the line that wins at boot and those it overrides, as systemd-sysctl(8) and as {@code sysctl --system} of
 * procps have it. Reads files and starts nothing; on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.sysctl;

import org.jspecify.annotations.NullMarked;
