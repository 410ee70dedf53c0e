/**
 * The verbs of {@code tune}. In: a profile's name and what it is to be held against. Out: a table or JSON on stdout, files
 * for continuous integration and for node_exporter, an exit code. On the caller's thread.
 */
@NullMarked
package dev.plimsoll.soak.cli.tune;

import org.jspecify.annotations.NullMarked;
