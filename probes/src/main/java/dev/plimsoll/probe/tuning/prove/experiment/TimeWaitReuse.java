package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.namespace.Loopback;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.prove.lab.SocketRow;
import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.Errno;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code net.ipv4.tcp_tw_reuse}: ten ports to one destination, ten connections closed by the client; when does the eleventh get a
 * port? Asked of a loopback address and of a local one that is not, because 2 means loopback alone ({@code tcp_twsk_unique} in
 * net/ipv4/tcp_ipv4.c). Without timestamps nothing is used again.
 */
final class TimeWaitReuse implements Experiment {
    private static final String REUSE = "net.ipv4.tcp_tw_reuse";
    private static final String TIMESTAMPS = "net.ipv4.tcp_timestamps";
    private static final byte[] NOT_LOOPBACK = {10, 9, 0, 1};
    private static final int PORTS = 10;
    private static final int LOWEST = 30_000;
    private static final int PORT = 20_000;
    private static final Duration CLOSED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    @Override
    public Set<String> settings() {
        return Set.of(REUSE);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        String timestamps = lab.beside(TIMESTAMPS).orElse("1");
        lab.beside("net.ipv4.tcp_tw_reuse_delay");
        Loopback.alsoKnownAs(NOT_LOOPBACK);
        lab.write(LocalPorts.RANGE, LOWEST + " " + (LOWEST + PORTS - 1));
        try (Closed far = Closed.at(lab, Endpoint.of("10.9.0.1", PORT));
                Closed near = Closed.at(lab, Endpoint.of("127.0.0.1", PORT + 1))) {
            long recycled = lab.counter("TcpExt.TWRecycled");
            Optional<Duration> loopback = near.portAgain(lab);
            Optional<Duration> away = far.portAgain(lab);
            String figure = String.format(
                    Locale.ROOT,
                    "after %d closes on %d ports: to 10.9.0.1 %s, to 127.0.0.1 %s; TWRecycled +%d, tcp_timestamps = %s",
                    PORTS,
                    PORTS,
                    words(away),
                    words(loopback),
                    lab.counter("TcpExt.TWRecycled") - recycled,
                    timestamps);
            return lab.proof(verdict(lab.line().value(), away.isPresent(), timestamps), figure);
        }
    }

    static Verdict verdict(String declared, boolean reused, String timestamps) {
        if (reused == declared.equals("1")) {
            return declared.equals("2") ? Verdict.NO_EFFECT : Verdict.EFFECTIVE;
        }
        return timestamps.equals("0") ? Verdict.masked(TIMESTAMPS + " = 0") : Verdict.NO_EFFECT;
    }

    private static String words(Optional<Duration> after) {
        return after.map(it -> String.format(Locale.ROOT, "a port again %.2f s later", it.toMillis() / 1000.0))
                .orElse("EADDRNOTAVAIL still after " + PATIENCE.toMillis() / 1000.0 + " s");
    }

    /** A destination to which every port is in TIME_WAIT. */
    private record Closed(KernelSocket listener, Callers callers, long sinceNanos) implements AutoCloseable {
        static Closed at(Lab lab, Endpoint at) throws IOException {
            KernelSocket listener = KernelSocket.listening(at, PORTS);
            try (Callers callers = new Callers()) {
                int made = LocalPorts.callUntilNoPort(at, PORTS, callers);
                callers.hangUp();
                for (int i = 0; i < made; i++) {
                    listener.accept().close();
                }
                lab.require(
                        CLOSED,
                        () -> lab.sockets(row -> row.state() == SocketRow.TIME_WAIT && row.remotePort() == at.port())
                                        .size()
                                == made,
                        "the closed connections are not in TIME_WAIT");
                return new Closed(listener, new Callers(), System.nanoTime());
            }
        }

        Optional<Duration> portAgain(Lab lab) throws IOException {
            return lab.until(PATIENCE, this::connects).map(waited -> Duration.ofNanos(System.nanoTime() - sinceNanos));
        }

        private boolean connects() throws IOException {
            try {
                callers.call(listener.local());
                return true;
            } catch (CallFailed e) {
                if (e.errno().equals(Errno.EADDRNOTAVAIL)) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public void close() {
            callers.close();
            listener.close();
        }
    }
}
