/**
 * Scenario + limits + seed → Plan: who connects when, what it takes of this machine; or a refusal with the mend.
 *
 * <p>Pure: no clock, no socket, no file. The same arguments give the same plan, byte for byte.
 */
@NullMarked
package dev.plimsoll.soak.plan;

import org.jspecify.annotations.NullMarked;
