/**
 * The command line: a class per verb, in the order of the data. stdout carries the answer, stderr the progress. Sees
 * everything; nobody sees it.
 */
@NullMarked
package dev.plimsoll.soak.cli;

import org.jspecify.annotations.NullMarked;
