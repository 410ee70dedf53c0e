/**
 * Profiles as people write them. In: a built-in name, a file of YAML, a file of sysctl.conf(5), or a root directory with
 * such trees. Out: a {@link dev.plimsoll.probe.tuning.Profile}, or every problem at once with file and line. Reads files;
 * on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning.profile;

import org.jspecify.annotations.NullMarked;
