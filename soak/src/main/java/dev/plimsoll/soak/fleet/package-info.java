/**
 * Several agents, which are processes on one or more machines, under one plan and one verdict. In: a scenario and the
 * agents' addresses. Out: each agent's share of the plan, a common start, and the folders of all agents gathered into
 * one.
 *
 * <p>Empty until {@code plimsoll agent} and {@code plimsoll fleet} are there; one process generates all the load for
 * now.
 */
@NullMarked
package dev.plimsoll.soak.fleet;

import org.jspecify.annotations.NullMarked;
