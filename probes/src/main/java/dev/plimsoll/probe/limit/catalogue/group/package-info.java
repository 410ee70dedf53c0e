/** What a control group may have at most. One file for each limit; pure data. */
@NullMarked
package dev.plimsoll.probe.limit.catalogue.group;

import org.jspecify.annotations.NullMarked;
