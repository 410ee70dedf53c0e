/**
 * Workspaces of a gateway that are created, listed and cleaned up around a run. In: how many, and the address and
 * credentials of the gateway's API. Out: the workspaces that there are, and those that could not be made, each with
 * its reason.
 *
 * <p>Empty until {@code plimsoll workspaces} can create them; a scenario connects to what is there already.
 */
@NullMarked
package dev.plimsoll.soak.provision;

import org.jspecify.annotations.NullMarked;
