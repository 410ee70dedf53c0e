/**
 * What is tested, and whose readings are taken: a stand-in in a process of its own, or somebody else's gateway, reached by a protocol that is chosen by name.
 *
 * <p>In: the scenario. Out: a target, its processes, its protocol. On the conductor's thread.
 */
@NullMarked
package dev.plimsoll.soak.conduct.gateway;

import org.jspecify.annotations.NullMarked;
