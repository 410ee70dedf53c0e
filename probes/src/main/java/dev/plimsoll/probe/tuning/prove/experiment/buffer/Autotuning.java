package dev.plimsoll.probe.tuning.prove.experiment.buffer;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.Errno;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import dev.plimsoll.probe.tuning.socket.SocketOption;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.ipv4.tcp_rmem} and {@code tcp_wmem}: what a fresh socket has, and where a bulk transfer lets the buffer grow to. The last
 * number bounds autotuning, not rmem_max; a socket on which SO_RCVBUF was set does not grow (man 7 tcp).
 */
public final class Autotuning implements Experiment {
    private static final String RECEIVE = "net.ipv4.tcp_rmem";
    private static final String SEND = "net.ipv4.tcp_wmem";
    private static final int NUMBERS = 3;
    private static final long ENOUGH_BYTES = 256L << 20;
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int PATIENCE_MILLIS = 200;

    @Override
    public Set<String> settings() {
        return Set.of(RECEIVE, SEND);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        List<String> words = lab.line().words();
        if (words.size() != NUMBERS) {
            throw new IOException("three numbers were expected");
        }
        boolean receive = lab.line().setting().equals(RECEIVE);
        SocketOption option = receive ? SocketOption.SO_RCVBUF : SocketOption.SO_SNDBUF;
        long middle = Long.parseLong(words.get(1));
        long most = Long.parseLong(words.get(2));
        long fresh;
        try (KernelSocket socket = KernelSocket.tcp()) {
            fresh = socket.get(option);
        }
        long grown = grownBuffer(receive, option);
        return lab.proof(
                fresh == middle && grown <= most && (grown > middle || middle == most)
                        ? Verdict.EFFECTIVE
                        : Verdict.NO_EFFECT,
                String.format(
                        Locale.ROOT,
                        "a fresh socket has %s %d, and after %d MiB of bulk transfer %d, at most %d",
                        option,
                        fresh,
                        ENOUGH_BYTES >> 20,
                        grown,
                        most));
    }

    private static long grownBuffer(boolean receive, SocketOption option) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (KernelSocket listener = KernelSocket.listening(Endpoint.of("127.0.0.1", 0), 1);
                Callers callers = new Callers()) {
            KernelSocket sender = callers.call(listener.local());
            try (KernelSocket receiver = listener.accept()) {
                for (long moved = 0; moved < ENOUGH_BYTES; ) {
                    fill(sender, chunk);
                    long taken = drain(receiver, chunk);
                    if (taken == 0 && !receiver.await(KernelSocket.Readiness.READABLE, PATIENCE_MILLIS)) {
                        break;
                    }
                    moved += taken;
                }
                return (receive ? receiver : sender).get(option);
            }
        }
    }

    private static void fill(KernelSocket sender, byte[] chunk) throws CallFailed {
        while (taken(() -> sender.send(chunk)) > 0) {
            // until the kernel takes no more
        }
    }

    private static long drain(KernelSocket receiver, byte[] into) throws CallFailed {
        long all = 0;
        for (int taken = taken(() -> receiver.receive(into)); taken > 0; taken = taken(() -> receiver.receive(into))) {
            all += taken;
        }
        return all;
    }

    private static int taken(Move move) throws CallFailed {
        try {
            return move.now();
        } catch (CallFailed e) {
            if (e.errno().equals(Errno.EAGAIN)) {
                return 0;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Move {
        int now() throws CallFailed;
    }
}
