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
import dev.plimsoll.probe.tuning.socket.OpenFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * {@code net.ipv4.ip_local_port_range}: connects to one destination until no port is left, then to another. And how long
 * {@code connect(2)} looks for a port in the emptier and in the fuller half: {@code __inet_hash_connect} tries the ports of one
 * parity first (net/ipv4/inet_hashtables.c).
 */
final class LocalPorts implements Experiment {
    static final String RANGE = "net.ipv4.ip_local_port_range";
    private static final int FEW = 10;
    private static final int MANY = 4000;
    private static final int LOW = 20_000;
    private static final int HIGH = 50_000;
    private static final double NANOS_PER_MICRO = 1000;

    @Override
    public Set<String> settings() {
        return Set.of(RANGE);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        int lowest = Integer.parseInt(lab.line().words().get(0));
        int highest = Integer.parseInt(lab.line().words().get(1));
        lab.write("net.core.somaxconn", MANY * 2);
        try (KernelSocket listener = KernelSocket.listening(away(lowest, "127.0.0.2"), MANY * 2);
                KernelSocket another = KernelSocket.listening(away(lowest, "127.0.0.3"), MANY * 2);
                Callers callers = new Callers()) {
            int first = callers.call(listener.local()).local().port();
            int ports = Math.min(FEW, highest - lowest + 1);
            lab.write(RANGE, lowest + " " + (lowest + ports - 1));
            int here = callUntilNoPort(listener.local(), ports * 2, callers);
            int there = callUntilNoPort(another.local(), ports * 2, callers);
            // the first connection may hold one of the few ports to the first destination
            int expected = first < lowest + ports ? ports - 1 : ports;
            boolean inside = first >= lowest && first <= highest;
            Verdict verdict = inside && here == expected && there == ports ? Verdict.EFFECTIVE : Verdict.NO_EFFECT;
            String figure = String.format(
                    Locale.ROOT,
                    "of %d ports %d went to one destination, then EADDRNOTAVAIL, and %d to another; with %d-%d a port was %d",
                    ports,
                    here,
                    there,
                    lowest,
                    highest,
                    first);
            return lab.proof(verdict, figure + slope(lab, lowest, highest));
        }
    }

    static Endpoint away(int lowest, String address) {
        return Endpoint.of(address, lowest > (LOW + HIGH) / 2 ? LOW : HIGH);
    }

    static int callUntilNoPort(Endpoint to, int most, Callers callers) throws IOException {
        for (int made = 0; made < most; made++) {
            try {
                callers.call(to);
            } catch (CallFailed e) {
                if (e.errno().equals(Errno.EADDRNOTAVAIL)) {
                    return made;
                }
                throw e;
            }
        }
        return most;
    }

    private static String slope(Lab lab, int lowest, int highest) throws IOException {
        int ports = (int) Math.min(
                Math.min(MANY, highest - lowest + 1L), OpenFiles.allowed().soft() / 4);
        if (ports < MANY / 4) {
            return "";
        }
        lab.write(RANGE, lowest + " " + (lowest + ports - 1));
        long[] nanos = new long[ports];
        try (KernelSocket listener = KernelSocket.listening(away(lowest, "127.0.0.4"), MANY * 2);
                Callers callers = new Callers()) {
            for (int i = 0; i < ports; i++) {
                long begun = System.nanoTime();
                callers.call(listener.local());
                nanos[i] = System.nanoTime() - begun;
            }
        }
        return String.format(
                Locale.ROOT,
                "; of %d ports to one destination the last tenth of the first half took %.0f µs each, the last tenth of all %.0f µs",
                ports,
                median(nanos, ports * 4 / 10, ports / 2),
                median(nanos, ports * 9 / 10, ports));
    }

    private static double median(long[] nanos, int from, int to) {
        long[] part = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(part);
        return part[part.length / 2] / NANOS_PER_MICRO;
    }
}
