/**
 * Nothing yet. Entering and making network namespaces through JNA will live here; a thread that entered one goes
 * back before it is given up, or ends.
 */
@NullMarked
package dev.plimsoll.probe.namespace;

import org.jspecify.annotations.NullMarked;
