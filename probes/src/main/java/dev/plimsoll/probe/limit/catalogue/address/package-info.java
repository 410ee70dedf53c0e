/** What addresses, ports and the tables about them allow. One file for each limit; pure data. */
@NullMarked
package dev.plimsoll.probe.limit.catalogue.address;

import org.jspecify.annotations.NullMarked;
