package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.transport.Tried;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stand-in in a process of its own, whose heap is resident from the beginning, so that its growth is not the heap's. */
record ForkedStandin(Process process, ReadyLine ready) implements AutoCloseable {
    private static final int SLOTS_PER_LOOP = 4096;
    private static final int PAGE_BYTES = 4096;

    /** The child: the protocol's name, then faults. */
    public static void main(String[] arguments) throws IOException {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE); // to stderr: stdout is for the ready line
        List<String> faults = Arrays.asList(arguments).subList(1, arguments.length);
        StandinProgram.run(
                new StandinProgram.Order(
                        Protocols.named(arguments[0]),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        SLOTS_PER_LOOP,
                        FaultsTest.understood(faults.toArray(String[]::new))),
                () -> Tried.EPOLL.open(1, SLOTS_PER_LOOP),
                System.in,
                System.out);
    }

    static ForkedStandin with(String protocol, String... faults) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx128m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-Xint", // compiled code is resident too
                "-cp",
                System.getProperty("java.class.path"),
                ForkedStandin.class.getName(),
                protocol));
        command.addAll(List.of(faults));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("it ended before it was ready");
        }
        return new ForkedStandin(process, ReadyLine.parse(line).orElseThrow());
    }

    InetSocketAddress address() {
        return new InetSocketAddress(ready.host(), ready.port());
    }

    /** {@code man 5 proc}, statm: the second number is in pages. */
    long residentBytes() throws IOException {
        String statm = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"));
        return Long.parseLong(statm.split(" ", -1)[1]) * PAGE_BYTES;
    }

    int descriptors() {
        String[] names =
                Path.of("/proc", Long.toString(process.pid()), "fd").toFile().list();
        return names == null ? 0 : names.length;
    }

    /** Waits for the process to end; its exit code. */
    int awaitExit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the process has not ended after " + seconds + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.getOutputStream().close();
        process.getInputStream().close();
    }
}
