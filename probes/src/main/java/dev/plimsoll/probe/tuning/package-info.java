/**
 * Nothing yet. Profiles of sysctls and limits will live here, with the check that reads each and the experiment that
 * proves it by behaviour.
 */
@NullMarked
package dev.plimsoll.probe.tuning;

import org.jspecify.annotations.NullMarked;
