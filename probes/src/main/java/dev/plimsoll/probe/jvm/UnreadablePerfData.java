package dev.plimsoll.probe.jvm;

import java.io.IOException;

/** Bytes that should be perf data and are not, or not yet. The message continues a sentence that begins with the file. */
final class UnreadablePerfData extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadablePerfData(String message) {
        super(message);
    }
}
