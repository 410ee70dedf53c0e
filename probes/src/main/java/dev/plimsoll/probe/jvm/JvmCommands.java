package dev.plimsoll.probe.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What another JVM does and tells on request, through {@code jcmd}: that of the JDK that it runs on, or of ours where that
 * has none or is in a container. Starts a program and stops the JVM for a moment, so it is for quiet points and only where
 * it was asked for, never in a sampler. Every answer comes within the time given.
 */
public final class JvmCommands {
    private static final int MOST_BYTES = 1 << 20;

    /** SIGQUIT is 3, and the lowest bit is that of signal 1. */
    private static final int QUIT_BIT = 1 << 2;

    private final long pid;
    private final Duration atMost;

    private JvmCommands(long pid, Duration atMost) {
        this.pid = pid;
        this.atMost = atMost;
    }

    /** To {@code pid}, each with {@code atMost} to be answered. */
    public static JvmCommands to(long pid, Duration atMost) {
        return new JvmCommands(pid, atMost);
    }

    /** A full collection ({@code GC.run}); done when it answers. */
    public Answer collectGarbage() {
        return ask("GC.run");
    }

    /** What the JVM reserved and committed, by what for; needs {@code -XX:NativeMemoryTracking=summary}. */
    public Answer nativeMemory() {
        return ask("VM.native_memory", "summary", "scale=b");
    }

    private Answer ask(String... command) {
        Optional<Answer> notToBeAsked = notToBeAsked();
        if (notToBeAsked.isPresent()) {
            return notToBeAsked.get();
        }
        Optional<Path> jcmd = jcmd();
        if (jcmd.isEmpty()) {
            return new Answer.Refused("neither the JDK of process " + pid + " nor our own has a jcmd");
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(jcmd.get().toString(), Long.toString(pid));
            builder.command().addAll(List.of(command));
            return answer(builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            return new Answer.Refused("cannot start " + jcmd.get() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("interrupted while process " + pid + " was asked");
        }
    }

    /*
     * jcmd knocks with SIGQUIT. That ends a process that does not expect it (also a JVM with -Xrs), and to nginx it means to
     * shut down. So only a JVM is asked, and only one that catches it.
     */
    private Optional<Answer> notToBeAsked() {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            if (!Files.readString(process.resolve("maps")).contains("/libjvm.so")) {
                return Optional.of(new Answer.Refused("process " + pid + " is no JVM"));
            }
            return catchesQuit(Files.readString(process.resolve("status")))
                    ? Optional.empty()
                    : Optional.of(new Answer.Refused(
                            "process " + pid + " is a JVM that takes no requests (-Xrs, or not yet started)"));
        } catch (NoSuchFileException e) {
            return Optional.of(new Answer.Refused("there is no process " + pid));
        } catch (AccessDeniedException e) {
            return Optional.of(new Answer.Refused("permission denied reading " + e.getFile()));
        } catch (IOException e) {
            return Optional.of(new Answer.Refused("process " + pid + " cannot be looked at: " + e.getMessage()));
        }
    }

    /** {@code SigCgt} of the main thread, which has the handlers of all (proc_pid_status(5)). */
    static boolean catchesQuit(String status) {
        return status.lines()
                .filter(line -> line.startsWith("SigCgt:"))
                .map(line -> line.substring("SigCgt:".length()).strip())
                .anyMatch(mask ->
                        !mask.isEmpty() && (Character.digit(mask.charAt(mask.length() - 1), 16) & QUIT_BIT) != 0);
    }

    private Answer answer(Process process) throws InterruptedException {
        FutureTask<String> said = new FutureTask<>(() -> text(process.getInputStream()));
        Thread reader = new Thread(said, "plimsoll-jcmd-" + pid);
        reader.setDaemon(true);
        reader.start();
        try {
            String text = said.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return process.isAlive() || process.exitValue() != 0
                    ? new Answer.Refused("process " + pid + " does not answer jcmd: " + firstLine(text))
                    : Answer.of(text);
        } catch (TimeoutException e) {
            return new Answer.Refused("process " + pid + " did not answer jcmd within " + atMost.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Answer.Refused("cannot read what process " + pid + " answered: " + e.getCause());
        } finally {
            process.destroyForcibly();
            reader.join();
        }
    }

    private static String text(InputStream out) throws IOException {
        return new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }

    /** Exceptions begin with what went wrong; everything behind is frames. */
    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("\t") && !line.matches("[0-9]+:"))
                .findFirst()
                .orElse("it says nothing");
    }

    private Optional<Path> jcmd() {
        Path ours = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return its().or(() -> Optional.of(ours)).filter(Files::isExecutable);
    }

    /** In a container its path is not one of ours, and its libraries are not either. */
    private Optional<Path> its() {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            Path java = Files.readSymbolicLink(process.resolve("exe"));
            boolean sees = Files.readSymbolicLink(process.resolve("ns/mnt"))
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")));
            Path jcmd = java.resolveSibling("jcmd");
            return sees && Files.isExecutable(jcmd) ? Optional.of(jcmd) : Optional.empty();
        } catch (IOException notOurs) {
            // without the right to look, ours is asked and says itself why not
            return Optional.empty();
        }
    }
}
