package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** A stand-in as a process of its own: says where it is, and lives as long as its parent's pipe. */
public final class StandinProgram {
    /** What a shell sees of a process that was killed with SIGKILL, {@code 128 + 9}. */
    private static final int DEAD = 137;

    private StandinProgram() {}

    /**
     * What to serve.
     *
     * @param protocol the kind
     * @param listen where; port 0 for any free one
     * @param slotsPerLoop how many connections each loop of the transport holds
     * @param faults what to do wrong
     */
    public record Order(Protocol protocol, InetSocketAddress listen, int slotsPerLoop, Faults faults) {}

    /**
     * Serves until {@code parent} ends, and returns with everything closed. SIGTERM closes everything too, and ends the
     * process.
     *
     * @param transport gives the transport; it is closed at the end
     * @param parent standard input; what comes on it is skipped
     * @param out standard output: one {@link ReadyLine} once connections are accepted
     * @throws IOException if the address cannot be had
     */
    public static void run(Order order, Supplier<? extends Transport> transport, InputStream parent, PrintStream out)
            throws IOException {
        try (Transport open = transport.get();
                Standin standin = Standin.open(
                        open,
                        order.protocol(),
                        order.listen(),
                        order.slotsPerLoop(),
                        order.faults(),
                        () -> Runtime.getRuntime().halt(DEAD));
                OnSigterm hook = OnSigterm.closing(standin, open)) {
            out.println(ready(order, standin.address()).toJson());
            out.flush();
            hook.serveUntilEndOf(parent);
        }
    }

    private static ReadyLine ready(Order order, InetSocketAddress address) {
        return new ReadyLine(
                order.protocol().name(),
                address.getAddress().getHostAddress(),
                address.getPort(),
                ProcessHandle.current().pid(),
                order.faults().orders());
    }

    /** Closes the stand-in in order when the JVM is told to end (a signal, man 7 signal). */
    private record OnSigterm(Thread thread) implements AutoCloseable {
        static OnSigterm closing(Standin standin, Transport transport) {
            Thread thread = new Thread(
                    () -> {
                        standin.close();
                        transport.close();
                    },
                    "plimsoll-standin-stop");
            Runtime.getRuntime().addShutdownHook(thread);
            return new OnSigterm(thread);
        }

        void serveUntilEndOf(InputStream parent) throws IOException {
            parent.transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
            } catch (IllegalStateException alreadyEnding) {
                thread.interrupt(); // the hook runs and closes the same things, which is harmless twice
            }
        }
    }
}
