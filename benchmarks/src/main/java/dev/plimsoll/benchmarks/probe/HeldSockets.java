package dev.plimsoll.benchmarks.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A number of TCP sockets in the namespace of this process, held by as many processes as their descriptors need. */
final class HeldSockets implements AutoCloseable {
    private static final int MOST_OF_ONE = 16_700;
    private final List<Process> holders = new ArrayList<>();

    private HeldSockets() {}

    /** Opens about {@code sockets}, and a listener for each holder; there is at least one. */
    static HeldSockets open(int sockets) throws IOException {
        HeldSockets held = new HeldSockets();
        int left = sockets;
        do {
            held.start(Math.min(left, MOST_OF_ONE));
            left -= MOST_OF_ONE;
        } while (left > 0);
        return held;
    }

    /** The process that is read: the first, which has as many descriptors as one may have here. */
    long pid() {
        return holders.get(0).pid();
    }

    @Override
    public void close() throws IOException {
        for (Process holder : holders) {
            holder.getOutputStream().close();
        }
        for (Process holder : holders) {
            try {
                if (!holder.waitFor(20, TimeUnit.SECONDS)) {
                    holder.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                holder.destroyForcibly();
            }
        }
    }

    private void start(int sockets) throws IOException {
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SocketHolder.class.getName(),
                        Integer.toString(sockets))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        holders.add(holder);
        BufferedReader said = holder.inputReader();
        if (!"ready".equals(said.readLine())) {
            close();
            throw new IOException("a holder of " + sockets + " sockets did not start");
        }
    }
}
