/** What one process or its user may have at most. One file for each limit; pure data. */
@NullMarked
package dev.plimsoll.probe.limit.catalogue.process;

import org.jspecify.annotations.NullMarked;
