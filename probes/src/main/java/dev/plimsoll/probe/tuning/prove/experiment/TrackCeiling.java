package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code net.netfilter.nf_conntrack_max}: fills the namespace's table with entries that may not be dropped early, then calls
 * once more. The machine has one number, which a namespace cannot change, but each namespace has its own count. A table
 * that would take too much memory is not filled.
 */
final class TrackCeiling implements Experiment {
    private static final String SETTING = "net.netfilter.nf_conntrack_max";
    private static final long MOST = 300_000;
    private static final int PORTS = 50_000;

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
        long machines = Long.parseLong(lab.read(SETTING));
        if (machines > MOST || !Conntrack.canInsert()) {
            lab.declare();
            return lab.proof(
                    Verdict.unprovable(
                            "needs conntrack, nf_conntrack_netlink loaded, and at most " + MOST + " entries"),
                    "");
        }
        Conntrack.on();
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), 1);
                Callers callers = new Callers()) {
            Conntrack.insert(IntStream.range(0, (int) machines).mapToObj(TrackCeiling::entry));
            String count = lab.read("net.netfilter.nf_conntrack_count");
            int answered = callers.callUntilUnanswered(listener.local(), 1);
            String figure = String.format(
                    Locale.ROOT,
                    "the table took %s entries, and the next connection was %s",
                    count,
                    answered == 0 ? "not answered" : "answered");
            boolean binds = Long.parseLong(count) == machines && answered == 0;
            return binds ? lab.inForce(figure) : lab.proof(Verdict.NO_EFFECT, figure);
        }
    }

    private static String entry(int number) {
        return String.format(
                Locale.ROOT,
                "-I -p tcp -s 10.1.%d.1 -d 10.2.0.1 --sport %d --dport 80 --state ESTABLISHED -u ASSURED -t 600",
                number / PORTS,
                1024 + number % PORTS);
    }
}
