/** What the whole machine may have at most. One file for each limit; pure data. */
@NullMarked
package dev.plimsoll.probe.limit.catalogue.machine;

import org.jspecify.annotations.NullMarked;
