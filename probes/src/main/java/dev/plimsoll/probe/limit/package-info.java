/** Every ceiling in one catalogue: where it is read, what uses it, and the command that raises it. */
@NullMarked
package dev.plimsoll.probe.limit;

import org.jspecify.annotations.NullMarked;
