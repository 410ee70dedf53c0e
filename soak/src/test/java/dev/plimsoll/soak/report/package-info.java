/** Claims about what people and tools are told of a run. */
@NullMarked
package dev.plimsoll.soak.report;

import org.jspecify.annotations.NullMarked;
