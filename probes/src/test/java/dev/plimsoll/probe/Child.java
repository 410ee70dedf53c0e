package dev.plimsoll.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real process to look at. It is started by a shell script, has said a line, and is killed on close. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final String said;

    private Child(Process process, BufferedReader out, String said) {
        this.process = process;
        this.out = out;
        this.said = said;
    }

    /** Starts {@code script}, which must print one line when it is as the test wants it. */
    public static Child of(String script) {
        return of(List.of("/bin/sh", "-c", script));
    }

    /** Starts a program that prints one line when it is ready. */
    public static Child of(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException(command + " ended without a word");
            }
            return new Child(process, out, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that does nothing until it is killed. */
    public static Child idle() {
        return of("echo ready; read line");
    }

    /** Its pid. */
    public long pid() {
        return process.pid();
    }

    /** The line it printed. */
    public String said() {
        return said;
    }

    /** Gives it a line to read. */
    public void say(String line) {
        try {
            Writer in = process.outputWriter();
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines it prints after the first, up to and without {@code last}. */
    public List<String> linesTo(String last) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = out.readLine(); line != null && !line.equals(last); line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Kills it and waits until it is gone from the process table. */
    public void end() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
