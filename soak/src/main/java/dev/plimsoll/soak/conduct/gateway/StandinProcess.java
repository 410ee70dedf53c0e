package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.standin.ReadyLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The stand-in in a JVM of its own. It ends when we close its standard input, which the kernel also does for us if we
 * die.
 *
 * <p>Its heap is small, fixed and touched beforehand, so that what its resident memory does is what connections do.
 */
public final class StandinProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 3;
    private static final List<String> SETTLED_HEAP =
            List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED"; // newer JVMs warn without it

    private final Process process;
    private final Target target;

    private StandinProcess(Process process, Target target) {
        this.process = process;
        this.target = target;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param program the main class of the command line, whose verb {@code standin} is run
     * @param kind the protocol
     * @param faults as on its command line
     * @throws IOException if it does not start; the message holds its last words
     */
    public static StandinProcess start(Class<?> program, String kind, List<String> faults) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SETTLED_HEAP);
        command.add(NATIVE_ACCESS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.add("standin");
        command.add(kind);
        command.add("--leave-interrupt-to-parent");
        for (String fault : faults) {
            command.add("--fault");
            command.add(fault);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        Optional<ReadyLine> ready = ReadyLine.parse(line == null ? "" : line);
        if (ready.isEmpty()) {
            process.destroyForcibly();
            throw new IOException("the stand-in did not start: " + (line == null ? "it ended without a word" : line));
        }
        String scheme = "tcp".equals(kind) ? "tcp" : "ws";
        return new StandinProcess(
                process, new Target(scheme, ready.get().host(), ready.get().port(), "/"));
    }

    /** Where it listens. */
    public Target target() {
        return target;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
