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
import java.util.Set;

/**
 * {@code net.ipv4.tcp_max_syn_backlog}: clients that hear no SYN-ACK leave their connections half open. Without SYN cookies
 * the kernel keeps the last quarter free for peers it knows ({@code tcp_conn_request} in net/ipv4/tcp_input.c); with
 * them it does not look at the setting at all.
 */
final class SynQueue implements Experiment {
    private static final String BACKLOG = "net.ipv4.tcp_max_syn_backlog";
    private static final String COOKIES = "net.ipv4.tcp_syncookies";
    private static final int AT_MOST = 256;
    private static final int ROOM = 4096;
    private static final int KEPT_FREE = 2;

    @Override
    public Set<String> settings() {
        return Set.of(BACKLOG);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        int declared = (int) Math.min(lab.number(), Integer.MAX_VALUE);
        int tried = Math.min(declared, AT_MOST);
        String cookies = lab.beside(COOKIES).orElse("0");
        lab.write(BACKLOG, tried);
        lab.write("net.core.somaxconn", ROOM);
        int calls = tried + tried / 2 + 1;
        int withTheTargets = halfOpen(lab, calls);
        lab.write(COOKIES, 0);
        int without = halfOpen(lab, calls);
        int expected = tried - (tried >> KEPT_FREE) + 1;
        String scaled = tried == declared ? "" : ", tried with " + tried;
        String figure = String.format(
                Locale.ROOT,
                "%d of %d half-open connections were kept with tcp_syncookies = %s and %d with 0, where 3/4 of the limit + 1 is %d%s",
                withTheTargets,
                calls,
                cookies,
                without,
                expected,
                scaled);
        return lab.proof(verdict(withTheTargets, without, expected, cookies), figure);
    }

    static Verdict verdict(int kept, int without, int expected, String cookies) {
        if (kept == expected) {
            return Verdict.EFFECTIVE;
        }
        return without == expected ? Verdict.masked(COOKIES + " = " + cookies) : Verdict.NO_EFFECT;
    }

    private static int halfOpen(Lab lab, int calls) throws IOException {
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), ROOM);
                Callers callers = new Callers()) {
            callers.callDeaf(listener.local(), calls);
            return Callers.halfOpen(lab, listener.local(), calls);
        }
    }
}
