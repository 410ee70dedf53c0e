/**
 * The scenarios that come with Plimsoll, as the YAML a person would copy.
 *
 * <p>In: a name. Out: the text of a resource beside this jar's classes. On the caller's thread.
 */
@NullMarked
package dev.plimsoll.soak.scenario.builtin;

import org.jspecify.annotations.NullMarked;
