package dev.plimsoll.soak.sample;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new file that only grows, a line at a time. Each line is handed to the kernel in one write, so whatever ends this
 * process leaves whole lines and at most one torn tail. Used by one thread.
 *
 * <p>A {@link FileOutputStream} and not a channel: a channel closes itself when its thread is interrupted, and the last
 * lines of a run are written by a thread that has been.
 */
final class AppendedLines implements AutoCloseable {
    private final FileOutputStream out;
    private long lines;

    private AppendedLines(FileOutputStream out) {
        this.out = out;
    }

    /** Makes the file; a run's folder is written once, so one that is there already is an error. */
    static AppendedLines open(Path file) throws IOException {
        Files.createFile(file);
        return new AppendedLines(new FileOutputStream(file.toFile(), /* append= */ true));
    }

    /** Appends the bytes, which end with a newline. */
    void append(byte[] line) throws IOException {
        out.write(line);
        lines++;
    }

    /** How many times something was appended. */
    long lines() {
        return lines;
    }

    /** Returns once everything appended is on the disk (fdatasync and more, {@code man 2 fsync}). */
    void force() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
