/**
 * Profiles of sysctls and limits: the words for what is declared, what runs and what a boot would set. In: text and what
 * was read. Out: a verdict for each line of a profile. Its rooms read profiles, trees and captures, and compare; here all is
 * pure, and on the caller's thread.
 */
@NullMarked
package dev.plimsoll.probe.tuning;

import org.jspecify.annotations.NullMarked;
