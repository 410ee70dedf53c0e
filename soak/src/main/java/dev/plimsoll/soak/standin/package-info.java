/**
 * The stand-in: the gateway that a run aims at when no other is given. It echoes every message intact, and misbehaves
 * exactly as its {@link dev.plimsoll.soak.standin.Faults} order, so that every gate can be seen to fail.
 *
 * <p>In come a transport, a protocol, an address and faults; out comes a listening {@link
 * dev.plimsoll.soak.standin.Standin}, or, from {@link dev.plimsoll.soak.standin.StandinProgram}, a process that tells its
 * address in one {@link dev.plimsoll.soak.standin.ReadyLine}. Each connection lives on the thread of its event loop; the
 * listener and all that happens at a moment belong to one thread of the stand-in's own.
 */
@NullMarked
package dev.plimsoll.soak.standin;

import org.jspecify.annotations.NullMarked;
