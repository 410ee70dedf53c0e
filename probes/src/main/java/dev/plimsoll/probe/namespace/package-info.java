/**
 * Network namespaces: entering one and making one, through JNA. In: a process id, or nothing for a new one. Out: work
 * done inside; a thread that entered a namespace goes back before it is given up, or ends.
 *
 * <p>Empty until experiments in private namespaces are there; readings of a process are of its own namespace already.
 */
@NullMarked
package dev.plimsoll.probe.namespace;

import org.jspecify.annotations.NullMarked;
