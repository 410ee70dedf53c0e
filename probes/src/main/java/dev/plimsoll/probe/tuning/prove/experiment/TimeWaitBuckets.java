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
import java.util.Locale;
import java.util.Set;

/** {@code net.ipv4.tcp_max_tw_buckets}: closes more connections than it allows to stay in TIME_WAIT, and counts those that do. */
final class TimeWaitBuckets implements Experiment {
    private static final String SETTING = "net.ipv4.tcp_max_tw_buckets";
    private static final int AT_MOST = 20;
    private static final int MORE = 30;
    private static final Duration SETTLING = Duration.ofMillis(500);

    @Override
    public Set<String> settings() {
        return Set.of(SETTING);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        long tried = Math.min(AT_MOST, lab.number());
        lab.write(SETTING, tried);
        int closes = (int) tried + MORE;
        long before = lab.counter("TcpExt.TCPTimeWaitOverflow");
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), closes);
                Callers callers = new Callers()) {
            callers.callUntilUnanswered(listener.local(), closes);
            callers.hangUp();
            for (int i = 0; i < closes; i++) {
                listener.accept().close();
            }
        }
        lab.until(SETTLING, () -> lab.counter("TcpExt.TCPTimeWaitOverflow") - before >= MORE);
        long overflow = lab.counter("TcpExt.TCPTimeWaitOverflow") - before;
        int waiting = lab.sockets(row -> row.state() == SocketRow.TIME_WAIT).size();
        return lab.proof(
                waiting == tried && overflow == MORE ? Verdict.EFFECTIVE : Verdict.NO_EFFECT,
                String.format(
                        Locale.ROOT,
                        "of %d closed connections %d are in TIME_WAIT and %d skipped it (TCPTimeWaitOverflow)%s",
                        closes,
                        waiting,
                        overflow,
                        tried == lab.number() ? "" : ", tried with " + tried));
    }
}
