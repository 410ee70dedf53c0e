package dev.plimsoll.probe.jvm;

import com.sun.jna.Native;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.watch.Subject;

/** Breaks the import rules on purpose, so that they are seen to fail. */
final class SourceThatLooksAtAnother {
    private SourceThatLooksAtAnother() {}

    static String forbidden(Subject subject) {
        return subject.name() + ProcReader.ofThisMachine().locate("self") + Native.POINTER_SIZE;
    }
}
