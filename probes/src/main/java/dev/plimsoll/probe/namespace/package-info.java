/**
 * Network namespaces: entering one and making one, through JNA. In: a process id, or nothing for a new one. Out: work
 * done inside; a thread that entered a namespace goes back before it is given up, or ends.
 */
@NullMarked
package dev.plimsoll.probe.namespace;

import org.jspecify.annotations.NullMarked;
