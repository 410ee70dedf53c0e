package dev.plimsoll.soak.conduct;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Descriptors held back from the flood. A JVM that meets EMFILE while it loads a class or a library is broken for good,
 * so some are kept for what comes after.
 */
final class Reserve implements AutoCloseable {
    private static final int DESCRIPTORS = 32;

    private final List<FileChannel> held;

    private Reserve(List<FileChannel> held) {
        this.held = held;
    }

    static Reserve open() throws IOException {
        List<FileChannel> held = new ArrayList<>();
        for (int i = 0; i < DESCRIPTORS; i++) {
            held.add(FileChannel.open(Path.of("/dev/null")));
        }
        return new Reserve(held);
    }

    /** Gives them back. Harmless when called again. */
    void release() throws IOException {
        for (FileChannel each : held) {
            each.close();
        }
    }

    @Override
    public void close() throws IOException {
        release();
    }
}
