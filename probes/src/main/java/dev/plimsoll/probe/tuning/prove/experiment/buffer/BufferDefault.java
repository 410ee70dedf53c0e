package dev.plimsoll.probe.tuning.prove.experiment.buffer;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import dev.plimsoll.probe.tuning.socket.SocketOption;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.core.rmem_default} and {@code wmem_default}: what a fresh socket has. TCP overwrites it with the middle number of
 * tcp_rmem or tcp_wmem ({@code tcp_init_sock} in net/ipv4/tcp.c), so only UDP and its like see it.
 */
public final class BufferDefault implements Experiment {
    private static final String RECEIVE = "net.core.rmem_default";
    private static final String SEND = "net.core.wmem_default";

    @Override
    public Set<String> settings() {
        return Set.of(RECEIVE, SEND);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        boolean receive = lab.line().setting().equals(RECEIVE);
        SocketOption option = receive ? SocketOption.SO_RCVBUF : SocketOption.SO_SNDBUF;
        String tcpSetting = receive ? "net.ipv4.tcp_rmem" : "net.ipv4.tcp_wmem";
        long machines = Long.parseLong(lab.read(lab.line().setting()));
        long middle = Long.parseLong(List.of(lab.read(tcpSetting).split("\\s+")).get(1));
        try (KernelSocket tcp = KernelSocket.tcp();
                KernelSocket udp = KernelSocket.udp()) {
            return lab.proof(
                    verdict(tcp.get(option), middle, machines),
                    String.format(
                            Locale.ROOT,
                            "a fresh TCP socket has %s %d = %s[1], a UDP socket %d = %s",
                            option,
                            tcp.get(option),
                            tcpSetting,
                            udp.get(option),
                            lab.line().setting()));
        }
    }

    /** Where both are the same number, one cannot be told from the other. */
    static Verdict verdict(long tcp, long middle, long machines) {
        if (middle == machines) {
            return Verdict.unprovable("the TCP and the general default are the same number here");
        }
        return tcp == middle ? Verdict.NO_EFFECT : Verdict.EFFECTIVE;
    }
}
