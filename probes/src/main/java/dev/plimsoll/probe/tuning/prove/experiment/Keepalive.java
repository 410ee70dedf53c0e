package dev.plimsoll.probe.tuning.prove.experiment;

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
import dev.plimsoll.probe.tuning.socket.SocketOption;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code net.ipv4.tcp_keepalive_*}: a peer falls silent, and the other end finds out. The sum of all three is waited for with
 * small values, in which the tested one differs from the others; the declared time is read from the kernel's timer of a new
 * connection. A connection that was open before keeps the timer it has ({@code tcp_keepalive_timer} in
 * net/ipv4/tcp_timer.c).
 */
final class Keepalive implements Experiment {
    private static final String TIME = "net.ipv4.tcp_keepalive_time";
    private static final String INTERVAL = "net.ipv4.tcp_keepalive_intvl";
    private static final String PROBES = "net.ipv4.tcp_keepalive_probes";
    private static final Duration TOO_LONG = Duration.ofSeconds(12);
    private static final double SLACK_SECONDS = 0.9;
    private static final double MILLIS_PER_SECOND = 1000;

    @Override
    public Set<String> settings() {
        return Set.of(TIME, INTERVAL, PROBES);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        boolean time = lab.line().setting().equals(TIME);
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), 8);
                Callers callers = new Callers()) {
            Optional<String> timers = time ? Optional.of(timers(lab, listener, callers)) : Optional.empty();
            boolean armed = timers.isEmpty() || !timers.get().isEmpty();
            Tried tried = Tried.of(lab.line().setting());
            lab.write(TIME, tried.timeSeconds());
            lab.write(INTERVAL, tried.intervalSeconds());
            lab.write(PROBES, tried.probes());
            double died = deathOf(lab, listener, callers);
            boolean holds = armed && Math.abs(died - tried.seconds()) <= SLACK_SECONDS;
            return lab.proof(
                    holds ? Verdict.EFFECTIVE : Verdict.NO_EFFECT,
                    String.format(
                            Locale.ROOT,
                            "with %s a connection to a silent peer got ETIMEDOUT after %.2f s%s; only sockets with SO_KEEPALIVE",
                            tried,
                            died,
                            timers.map(text -> "; " + text).orElse("")));
        }
    }

    /** What a new and an older connection's timers say; empty where the new one's is not as declared. */
    private static String timers(Lab lab, KernelSocket listener, Callers callers) throws IOException {
        String declared = lab.line().value();
        lab.write(TIME, Long.parseLong(declared) == 7200 ? 3600 : 7200);
        KernelSocket older = kept(callers.call(listener.local()));
        lab.write(TIME, declared);
        double fresh = timer(lab, kept(callers.call(listener.local())));
        return Math.abs(fresh - lab.number()) > SLACK_SECONDS
                ? ""
                : String.format(
                        Locale.ROOT,
                        "asked first after %.0f s with %s, one that was open before after %.0f s",
                        fresh,
                        declared,
                        timer(lab, older));
    }

    private static double deathOf(Lab lab, KernelSocket listener, Callers callers) throws IOException {
        while (true) {
            try {
                listener.accept().close();
            } catch (CallFailed e) {
                break;
            }
        }
        KernelSocket socket = kept(callers.call(listener.local()));
        try (KernelSocket peer = listener.accept()) {
            peer.fallSilent();
            return lab.until(TOO_LONG, () -> timedOut(socket))
                    .map(waited -> waited.toMillis() / MILLIS_PER_SECOND)
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }

    private static KernelSocket kept(KernelSocket socket) throws CallFailed {
        socket.set(SocketOption.SO_KEEPALIVE, 1);
        return socket;
    }

    private static double timer(Lab lab, KernelSocket socket) throws IOException {
        Endpoint end = socket.local();
        return lab.sockets(row -> row.isLocally(end)).stream()
                .map(SocketRow::timer)
                .mapToDouble(left -> left.toMillis() / MILLIS_PER_SECOND)
                .max()
                .orElse(0);
    }

    private static boolean timedOut(KernelSocket socket) throws CallFailed {
        try {
            socket.failure();
            return false;
        } catch (CallFailed e) {
            if (e.errno().equals(Errno.ETIMEDOUT)) {
                return true;
            }
            throw e;
        }
    }

    /** Small values; each setting's own turn gives another sum. */
    private record Tried(int timeSeconds, int intervalSeconds, int probes) {
        static Tried of(String setting) {
            return switch (setting) {
                case INTERVAL -> new Tried(1, 2, 2);
                case PROBES -> new Tried(1, 1, 4);
                default -> new Tried(2, 1, 2);
            };
        }

        int seconds() {
            return timeSeconds + intervalSeconds * probes;
        }

        @Override
        public String toString() {
            return timeSeconds + " s + " + probes + " × " + intervalSeconds + " s";
        }
    }
}
