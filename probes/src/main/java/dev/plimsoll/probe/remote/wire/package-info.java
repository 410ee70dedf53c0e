/**
 * The words that a served probe and its reader exchange: readings as JSON, clocks, the token. In: bytes of strangers. Out:
 * records that are checked, or what was wrong. Pure; from any thread.
 */
@NullMarked
package dev.plimsoll.probe.remote.wire;

import org.jspecify.annotations.NullMarked;
