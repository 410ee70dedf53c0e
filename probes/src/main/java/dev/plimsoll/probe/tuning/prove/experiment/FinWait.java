package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.prove.lab.SocketRow;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.ipv4.tcp_fin_timeout}: how long a connection that was closed by this side alone stays in FIN_WAIT2, by the kernel's
 * timer with the declared value and by waiting with a small one. TIME_WAIT is another matter: TCP_TIMEWAIT_LEN, a constant.
 */
final class FinWait implements Experiment {
    private static final String SETTING = "net.ipv4.tcp_fin_timeout";
    private static final long TRIED_SECONDS = 3;
    private static final Duration CLOSED = Duration.ofSeconds(2);
    private static final Duration TOO_LONG = Duration.ofSeconds(8);
    private static final double SLACK_SECONDS = 1;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final int TIME_WAIT_SECONDS = 60;
    private static final int BACKLOG = 8;

    @Override
    public Set<String> settings() {
        return Set.of(SETTING);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        double declared = lab.number();
        long tried = Math.min(TRIED_SECONDS, lab.number());
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), BACKLOG)) {
            double timer = timer(lab, SocketRow.FIN_WAIT2, closedHere(listener));
            Endpoint both = closedHere(listener);
            for (int i = 0; i < 2; i++) {
                listener.accept().close();
            }
            double timeWait = timer(lab, SocketRow.TIME_WAIT, both);
            lab.write(SETTING, tried);
            double gone = goneAfter(lab, closedHere(listener));
            double expected = declared > TIME_WAIT_SECONDS ? declared - TIME_WAIT_SECONDS : declared;
            boolean holds = Math.abs(timer - expected) <= SLACK_SECONDS && Math.abs(gone - tried) <= SLACK_SECONDS;
            return lab.proof(
                    holds ? Verdict.EFFECTIVE : Verdict.NO_EFFECT,
                    String.format(
                            Locale.ROOT,
                            "FIN_WAIT2 has %.1f s to live with %s, and with %d was gone after %.2f s; TIME_WAIT still has %.0f s",
                            timer,
                            lab.line().value(),
                            tried,
                            gone,
                            timeWait));
        }
    }

    /** A connection that its client has closed and its server has not; the client's end. */
    private static Endpoint closedHere(KernelSocket listener) throws IOException {
        try (Callers callers = new Callers()) {
            return callers.call(listener.local()).local();
        }
    }

    private static double timer(Lab lab, int state, Endpoint end) throws IOException {
        double[] seconds = {0};
        lab.require(
                CLOSED,
                () -> {
                    List<SocketRow> rows = lab.sockets(row -> row.state() == state && row.isLocally(end));
                    rows.forEach(row -> seconds[0] = row.timer().toMillis() / MILLIS_PER_SECOND);
                    return !rows.isEmpty();
                },
                "the closed connection was never in state " + state);
        return seconds[0];
    }

    private static double goneAfter(Lab lab, Endpoint end) throws IOException {
        timer(lab, SocketRow.FIN_WAIT2, end);
        return lab.until(
                        TOO_LONG,
                        () -> lab.sockets(row -> row.isLocally(end) && row.state() == SocketRow.FIN_WAIT2)
                                .isEmpty())
                .map(waited -> waited.toMillis() / MILLIS_PER_SECOND)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
