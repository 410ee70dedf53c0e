/** Claims about the page. */
@NullMarked
package dev.plimsoll.soak.report.html;

import org.jspecify.annotations.NullMarked;
