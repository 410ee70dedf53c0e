package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.transport.Tried;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A program that ramps to 100 connections where there is not room for so many, then goes on with fewer. */
final class ShortOf {
    private ShortOf() {}

    /**
     * Prints {@code KIND ESTABLISHED FAILED AGAIN}: what failed in the first ramp, and what a second, small one reached.
     *
     * @param arguments the transport; then the gateway's port on loopback, or nothing for one of its own
     */
    public static void main(String[] arguments) throws IOException {
        Tried tried = Tried.valueOf(arguments[0]);
        try (RawGateway own = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.against(
                        tried,
                        arguments.length == 1
                                ? own.address()
                                : new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
                        new TcpProtocol(1 << 16))) {
            rig.ramp(1, Duration.ofMillis(1)); // as a run does before its first phase
            rig.load.drain(System.nanoTime(), 0, 1);
            rig.awaitDone();
            rig.awaitOpen(0);
            rig.sample();
            rig.ramp(100, Duration.ofMillis(200));
            LoadSample.Connections counted = rig.sample().connections();
            rig.load.drain(System.nanoTime(), 0, 1);
            rig.awaitDone();
            rig.awaitOpen(0);
            Class.forName("dev.plimsoll.soak.verdict.Verdict"); // not needed so far: nothing kept it from loading
            rig.ramp(3, Duration.ofMillis(5));
            String kinds = String.join(
                    "+",
                    counted.failed().keySet().stream().map(FailureKind::label).toList());
            long failed = counted.failed().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            System.out.printf("%s %d %d %d%n", kinds, counted.established(), failed, rig.load.open());
        } catch (ClassNotFoundException poisoned) {
            throw new IllegalStateException(poisoned);
        }
    }
}
