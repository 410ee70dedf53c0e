package dev.plimsoll.probe.tuning.prove.experiment.buffer;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import dev.plimsoll.probe.tuning.socket.SocketOption;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.core.rmem_max} and {@code wmem_max}: asks for far more with SO_RCVBUF or SO_SNDBUF. The kernel cuts the wish without
 * a word and doubles what is left ({@code sk_setsockopt} in net/core/sock.c). A namespace shows the machine's value.
 */
public final class BufferCeiling implements Experiment {
    private static final String RECEIVE = "net.core.rmem_max";
    private static final String SEND = "net.core.wmem_max";
    private static final int WISH_BYTES = 512 << 20;

    @Override
    public Set<String> settings() {
        return Set.of(RECEIVE, SEND);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        boolean receive = lab.line().setting().equals(RECEIVE);
        SocketOption option = receive ? SocketOption.SO_RCVBUF : SocketOption.SO_SNDBUF;
        long machines = Long.parseLong(lab.read(lab.line().setting()));
        try (KernelSocket socket = KernelSocket.tcp()) {
            socket.set(option, WISH_BYTES);
            long got = socket.get(option);
            String figure = String.format(
                    Locale.ROOT,
                    "%s of %d gave %d = 2 × %d%s",
                    option,
                    WISH_BYTES,
                    got,
                    machines,
                    forced(receive ? SocketOption.SO_RCVBUFFORCE : SocketOption.SO_SNDBUFFORCE, option));
            return got == 2 * machines ? lab.inForce(figure) : lab.proof(Verdict.NO_EFFECT, figure);
        }
    }

    private static String forced(SocketOption force, SocketOption option) throws CallFailed {
        try (KernelSocket socket = KernelSocket.tcp()) {
            socket.set(force, WISH_BYTES / 2);
            return "; " + force + " gave " + socket.get(option);
        } catch (CallFailed e) {
            return "; " + e.getMessage();
        }
    }
}
