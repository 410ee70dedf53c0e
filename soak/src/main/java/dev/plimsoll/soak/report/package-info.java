/**
 * What came of a run, for people and for their tools: the closing text of the terminal, the line while it runs, the
 * step summary, JUnit XML, the summary in k6's shape, and (in {@code html}) the page with the plots.
 *
 * <p>In: the plan, the recording, the verdict. Out: text; the caller writes the files. Pure, on the caller's thread:
 * nothing here judges, reads a clock or opens anything.
 */
@NullMarked
package dev.plimsoll.soak.report;

import org.jspecify.annotations.NullMarked;
