/**
 * A run as one page that loads nothing: {@code report.html}.
 *
 * <p>In: plan, recording, verdict. Out: the text of the page, below a megabyte however long the run was. The plots are
 * data as JSON in the page, drawn by the script in {@code report.js}; everything else is plain HTML and is readable
 * without it. Pure, on the caller's thread.
 */
@NullMarked
package dev.plimsoll.soak.report.html;

import org.jspecify.annotations.NullMarked;
