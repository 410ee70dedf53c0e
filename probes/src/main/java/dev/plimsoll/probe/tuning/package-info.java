/**
 * Profiles of sysctls and limits. In: a profile. Out: for each line what is declared and what is running, and, from
 * an experiment, whether it has its effect.
 *
 * <p>Empty until {@code plimsoll tune} is there; {@code plan.json} names the settings a run was made with.
 */
@NullMarked
package dev.plimsoll.probe.tuning;

import org.jspecify.annotations.NullMarked;
