package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Callers;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.Endpoint;
import dev.plimsoll.probe.tuning.socket.KernelSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * {@code net.core.somaxconn}: connects to a listener that never accepts until a SYN is dropped. The kernel reads the setting
 * in {@code listen(2)} (net/socket.c), and takes one more than the smaller of it and the backlog ({@code sk_acceptq_is_full}).
 */
final class AcceptQueue implements Experiment {
    private static final String SOMAXCONN = "net.core.somaxconn";
    private static final int BEFORE = 16;
    private static final int AT_MOST = 256;
    private static final Endpoint HERE = Endpoint.of("127.0.0.1", 0);

    @Override
    public Set<String> settings() {
        return Set.of(SOMAXCONN);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        int declared = (int) Math.min(lab.number(), Integer.MAX_VALUE);
        int backlog = lab.listenBacklog().orElse(declared);
        int tried = Math.min(backlog, declared) > AT_MOST ? AT_MOST : declared;
        lab.write(SOMAXCONN, Math.min(BEFORE, Math.max(0, tried - 1)));
        try (KernelSocket listener = KernelSocket.listening(HERE, Math.max(backlog, 0));
                Callers callers = new Callers()) {
            long before = fill(listener, callers);
            lab.write(SOMAXCONN, tried);
            long live = fill(listener, callers);
            listener.listen(backlog);
            long again = fill(listener, callers);
            lab.write(SOMAXCONN, declared);
            listener.listen(backlog);
            long limit = listener.tcpInfo().acceptQueueLimit();
            Took took = new Took(tried, declared, backlog, before, live, again, limit);
            return lab.proof(took.verdict(), took + "; " + javaAlone());
        }
    }

    private static long fill(KernelSocket listener, Callers callers) throws IOException {
        callers.callUntilUnanswered(listener.local(), AT_MOST * 2);
        return listener.tcpInfo().acceptQueue();
    }

    private static String javaAlone() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket java = new ServerSocket();
                Callers callers = new Callers()) {
            java.bind(new java.net.InetSocketAddress(here, 0));
            int took = callers.callUntilUnanswered(HERE.withPort(java.getLocalPort()), AT_MOST * 2);
            return "Java's bind without a backlog took " + took;
        }
    }

    /**
     * What the queue took.
     *
     * @param tried the value it was filled with
     * @param declared the value asked for
     * @param backlog what was given to {@code listen(2)}
     * @param before connections taken before the setting was changed
     * @param live after it, by the same listener
     * @param again after another {@code listen(2)}
     * @param limit of the queue with the declared value, as the kernel says
     */
    record Took(int tried, int declared, int backlog, long before, long live, long again, long limit) {
        Verdict verdict() {
            boolean exact = again == Math.min(tried, backlog) + 1L && limit == Math.min(declared, backlog);
            if (!exact) {
                return Verdict.NO_EFFECT;
            }
            if (backlog < declared) {
                return Verdict.masked("listen backlog " + backlog);
            }
            return live == before ? Verdict.NEEDS_RESTART : Verdict.EFFECTIVE;
        }

        @Override
        public String toString() {
            String scaled =
                    tried == declared ? "" : ", tried with " + tried + "; with " + declared + " its limit is " + limit;
            return "accept queue took " + again + " = min(somaxconn " + tried + ", listen " + backlog + ")+1" + scaled
                    + "; before another listen() the same listener held " + live;
        }
    }
}
