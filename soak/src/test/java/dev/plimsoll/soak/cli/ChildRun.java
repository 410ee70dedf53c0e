package dev.plimsoll.soak.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of the command line in a process of its own, which a test can pin, starve, interrupt and kill.
 *
 * @param process the run
 * @param out where it makes its folder
 */
record ChildRun(Process process, Path out) implements AutoCloseable {
    static ChildRun start(Path out, List<String> prefix, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Plimsoll.class.getName(),
                "run",
                SmallRun.resource("/scenarios/small.yaml").toString(),
                "--out",
                out.toString()));
        command.addAll(List.of(options));
        return new ChildRun(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.resolve("output.txt").toFile())
                        .start(),
                out);
    }

    /** The run's folder, once it is there. */
    Path folder() {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(Files::isDirectory).findFirst().orElse(out.resolve("not-yet"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has written this event. */
    boolean hasWritten(String event) {
        try {
            Path events = folder().resolve("events.jsonl");
            return Files.exists(events) && Files.readString(events).contains(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the run did not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(out.resolve("output.txt"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
