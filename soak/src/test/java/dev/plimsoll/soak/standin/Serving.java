package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.Tried;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A stand-in on two loops of 64 slots. */
record Serving(Transport transport, Protocol protocol, Standin standin, CompletableFuture<Boolean> death)
        implements AutoCloseable {
    static final int LOOPS = 2;
    static final int SLOTS_PER_LOOP = 64;

    static Serving with(Protocol protocol, String... faults) throws IOException {
        Transport transport = Tried.EPOLL.open(LOOPS, SLOTS_PER_LOOP);
        CompletableFuture<Boolean> death = new CompletableFuture<>();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Standin standin = Standin.open(
                transport,
                protocol,
                anyPort,
                SLOTS_PER_LOOP,
                FaultsTest.understood(faults),
                () -> death.complete(true));
        return new Serving(transport, protocol, standin, death);
    }

    InetSocketAddress address() {
        return standin.address();
    }

    Caller caller() throws IOException {
        return Caller.established(protocol, address());
    }

    Caller knocking() throws IOException {
        return Caller.knocking(protocol, address());
    }

    /** Opens so many connections, one after the other, and closes each. */
    void cycle(int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            try (Caller caller = caller()) {
                caller.farewell();
                caller.socket().shutdownOutput();
                caller.awaitEnd();
            }
        }
    }

    /** How many descriptors this process has. */
    static int descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    /** How many sockets of this port on the stand-in's side are in this state of {@code net/ipv4/tcp_states.h}. */
    long sockets(String state) throws IOException {
        String local = ":%04X".formatted(address().getPort());
        try (var tcp = Files.lines(Path.of("/proc/self/net/tcp"));
                var tcp6 = Files.lines(Path.of("/proc/self/net/tcp6"))) {
            return java.util.stream.Stream.concat(tcp, tcp6)
                    .map(line -> line.trim().split("\\s+", -1))
                    .filter(fields -> fields[1].endsWith(local) && fields[3].equals(state))
                    .count();
        }
    }

    @Override
    public void close() {
        standin.close();
        transport.close();
    }
}
