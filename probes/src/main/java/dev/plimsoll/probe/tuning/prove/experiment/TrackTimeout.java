package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code net.netfilter.nf_conntrack_tcp_timeout_established}: what is left to a connection's entry before the setting is changed,
 * after it, and after one more packet. The entry takes the value with each packet ({@code nf_ct_refresh_acct}), so one that is
 * idle keeps the older.
 */
final class TrackTimeout implements Experiment {
    private static final String SETTING = "net.netfilter.nf_conntrack_tcp_timeout_established";
    private static final long OTHER_SECONDS = 99;
    private static final int PATIENCE_MILLIS = 400;
    private static final int SECONDS_LEFT = 4;

    @Override
    public Set<String> settings() {
        return Set.of(SETTING);
    }

    @Override
    public Optional<String> lacking() {
        return Conntrack.lacking();
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        Conntrack.on();
        lab.write(SETTING, OTHER_SECONDS);
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), 1);
                Callers callers = new Callers()) {
            KernelSocket client = callers.call(listener.local());
            try (KernelSocket server = listener.accept()) {
                exchange(client, server);
                long before = left(lab);
                lab.write(SETTING, lab.line().value());
                long idle = left(lab);
                exchange(client, server);
                long after = left(lab);
                Verdict verdict =
                        near(idle, OTHER_SECONDS) && near(after, lab.number()) ? Verdict.EFFECTIVE : Verdict.NO_EFFECT;
                return lab.proof(
                        verdict,
                        String.format(
                                Locale.ROOT,
                                "an entry had %d s left, %d after the change, %d after one more packet; an idle connection keeps the older value",
                                before,
                                idle,
                                after));
            }
        }
    }

    private static void exchange(KernelSocket from, KernelSocket to) throws IOException {
        from.send(new byte[1]);
        if (!to.await(KernelSocket.Readiness.READABLE, PATIENCE_MILLIS)) {
            throw new IOException("a byte did not arrive");
        }
        to.receive(new byte[1]);
    }

    private static boolean near(long seconds, long expected) {
        return seconds <= expected && seconds >= expected - 2;
    }

    private static long left(Lab lab) throws IOException {
        return lab.netFile("nf_conntrack")
                .lines()
                .filter(line -> line.contains("ESTABLISHED"))
                .map(line -> List.of(line.strip().split("\\s+")))
                .map(words -> Long.parseLong(words.get(SECONDS_LEFT)))
                .findFirst()
                .orElseThrow(() -> new IOException("the connection is not tracked"));
    }
}
