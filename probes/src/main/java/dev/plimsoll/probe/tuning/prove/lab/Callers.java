package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The clients of one listener; closing closes them all. */
public final class Callers implements AutoCloseable {
    /** More than loopback ever takes, less than the second after which a SYN is sent again. */
    private static final int PATIENCE_MILLIS = 400;

    private static final Duration SETTLING = Duration.ofMillis(400);

    private final List<KernelSocket> sockets = new ArrayList<>();

    /** Opens connections until nobody answers, or there are {@code most}; how many were answered. */
    public int callUntilUnanswered(Endpoint to, int most) throws CallFailed {
        for (int answered = 0; answered < most; answered++) {
            if (!dial().connect(to, PATIENCE_MILLIS)) {
                return answered;
            }
        }
        return most;
    }

    /** Begins connections of clients that hear no answer: each stays half open at the listener. */
    public List<KernelSocket> callDeaf(Endpoint to, int count) throws CallFailed {
        int first = sockets.size();
        for (int i = 0; i < count; i++) {
            KernelSocket socket = dial();
            socket.fallSilent();
            socket.connect(to);
        }
        return List.copyOf(sockets.subList(first, sockets.size()));
    }

    /** One connection that must be answered. */
    public KernelSocket call(Endpoint to) throws IOException {
        KernelSocket socket = dial();
        if (!socket.connect(to, PATIENCE_MILLIS)) {
            throw new IOException("nobody answered on loopback within " + PATIENCE_MILLIS + " ms");
        }
        return socket;
    }

    /** How many connections are half open at a listener, once {@code expected} are or no more come. */
    public static int halfOpen(Lab lab, Endpoint listener, int expected) throws IOException {
        int[] seen = {0};
        lab.until(SETTLING, () -> {
            seen[0] = lab.sockets(row -> row.state() == SocketRow.SYN_RECV && row.isLocally(listener))
                    .size();
            return seen[0] >= expected;
        });
        return seen[0];
    }

    private KernelSocket dial() throws CallFailed {
        KernelSocket socket = KernelSocket.tcp();
        sockets.add(socket);
        return socket;
    }

    /** Ends all calls; others may be made. */
    public void hangUp() {
        sockets.forEach(KernelSocket::close);
        sockets.clear();
    }

    @Override
    public void close() {
        hangUp();
    }
}
