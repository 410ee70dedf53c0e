/**
 * Serves this machine's probes to runs on other hosts. In: where, the files of a certificate, the environment with the token.
 * Out: one line on stdout when it listens, what it dropped on stderr. Waits on the command's thread.
 */
@NullMarked
package dev.plimsoll.soak.cli.serve;

import org.jspecify.annotations.NullMarked;
