package dev.plimsoll.soak.badimports.standin;

import dev.plimsoll.soak.cli.Plimsoll;

/** Bad on purpose: no stage may see the command line. */
final class SeesCommandLine {
    private SeesCommandLine() {}

    static Class<?> of(Plimsoll commandLine) {
        return commandLine.getClass();
    }
}
