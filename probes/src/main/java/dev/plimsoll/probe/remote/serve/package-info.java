/**
 * Readings served to whoever has the token. In: connections from anybody. Out: answers to those with the token, not a byte
 * to others, who are counted. One thread does all input and output, another one asks the probes; neither waits for the
 * other.
 */
@NullMarked
package dev.plimsoll.probe.remote.serve;

import org.jspecify.annotations.NullMarked;
