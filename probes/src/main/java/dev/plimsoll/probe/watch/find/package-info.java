/**
 * Finds the processes that a person means: by port, control group or container.
 *
 * <p>In: a word, {@code /proc}, and for containers the socket of Docker or Podman. Out: pids, or a line that says why there
 * are none. On the thread that asks, once a run; a container engine has a few seconds to answer.
 */
@NullMarked
package dev.plimsoll.probe.watch.find;

import org.jspecify.annotations.NullMarked;
