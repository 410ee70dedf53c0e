/**
 * Network namespaces: entering that of a process and making new ones, through JNA. In: a process id, and what is to be read
 * or opened there, or nothing for a new one. Out: what that gave, or why it could not be.
 *
 * <p>A namespace of another is entered by a thread made for that, which ends when it has read; the thread that asks never
 * leaves its own. In our own namespace the thread that asks does the reading itself.
 */
@NullMarked
package dev.plimsoll.probe.namespace;

import org.jspecify.annotations.NullMarked;
