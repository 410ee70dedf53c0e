package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.Errno;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.ipv4.tcp_abort_on_overflow}: three handshakes are held up between SYN and ACK while the accept queue fills. Once
 * they hear the answer, their ACK finds it full: a reset with 1, silence with 0 ({@code tcp_check_req} in
 * net/ipv4/tcp_minisocks.c). A queue that is full before the SYN drops that, whatever is set.
 */
final class AbortOnOverflow implements Experiment {
    private static final String SETTING = "net.ipv4.tcp_abort_on_overflow";
    private static final int HELD_UP = 3;
    private static final int BACKLOG = 4;
    private static final Duration SYN_ACK_AGAIN = Duration.ofSeconds(4);
    private static final Duration RESET = Duration.ofMillis(300);

    @Override
    public Set<String> settings() {
        return Set.of(SETTING);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        String declared = lab.line().value();
        String other = declared.equals("0") ? "1" : "0";
        int resets = resets(lab, declared);
        int withTheOther = resets(lab, other);
        int expected = declared.equals("0") ? 0 : HELD_UP;
        Verdict verdict =
                resets == expected && withTheOther == HELD_UP - expected ? Verdict.EFFECTIVE : Verdict.NO_EFFECT;
        return lab.proof(
                verdict,
                String.format(
                        Locale.ROOT,
                        "of %d handshakes that met a full queue %d got ECONNRESET with %s and %d with %s; without a reset the client believes it is connected",
                        HELD_UP,
                        resets,
                        declared,
                        withTheOther,
                        other));
    }

    private static int resets(Lab lab, String value) throws IOException {
        lab.write(SETTING, value);
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), BACKLOG);
                Callers callers = new Callers()) {
            List<KernelSocket> heldUp = callers.callDeaf(listener.local(), HELD_UP);
            if (Callers.halfOpen(lab, listener.local(), HELD_UP) != HELD_UP) {
                throw new IOException("the handshakes were not held up");
            }
            callers.callUntilUnanswered(listener.local(), BACKLOG * 2);
            long before = lab.counter("TcpExt.ListenOverflows");
            for (KernelSocket socket : heldUp) {
                socket.hearAgain();
            }
            lab.require(
                    SYN_ACK_AGAIN,
                    () -> lab.counter("TcpExt.ListenOverflows") - before >= HELD_UP,
                    "no handshake met the full queue");
            int[] reset = {0};
            lab.until(RESET, () -> (reset[0] += newlyReset(heldUp)) >= HELD_UP);
            return reset[0];
        }
    }

    /** The kernel tells an error once. */
    private static int newlyReset(List<KernelSocket> sockets) throws CallFailed {
        int reset = 0;
        for (KernelSocket socket : sockets) {
            try {
                socket.failure();
            } catch (CallFailed e) {
                if (!e.errno().equals(Errno.ECONNRESET)) {
                    throw e;
                }
                reset++;
            }
        }
        return reset;
    }
}
