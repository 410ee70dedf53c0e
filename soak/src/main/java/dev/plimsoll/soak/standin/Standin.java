package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A gateway that echoes every message intact, unless its faults say otherwise. It accepts on all loops of a transport that
 * it does not own, answers farewells and closes first (RFC 6455 §7.1.1), and closes when the peer sends FIN. A connection
 * for which its loop has no free slot is closed at once.
 */
public final class Standin implements AutoCloseable {
    private static final int CLOSE_SECONDS = 2;

    private final List<StandinLane> lanes;
    private final Steward steward;
    private final InetSocketAddress address;
    private boolean closed;

    private Standin(List<StandinLane> lanes, Steward steward, InetSocketAddress address) {
        this.lanes = lanes;
        this.steward = steward;
        this.address = address;
    }

    /**
     * Listens, and serves what comes.
     *
     * @param address where to listen; port 0 for any free one
     * @param slotsPerLoop how many connections each loop holds, no more than the transport has slots
     * @param death what {@code die-at} does: ends the process without closing anything
     * @throws IOException if the address cannot be had
     */
    public static Standin open(
            Transport transport,
            Protocol protocol,
            InetSocketAddress address,
            int slotsPerLoop,
            Faults faults,
            Runnable death)
            throws IOException {
        Steward steward = new Steward(faults, death);
        StandinLane.Orders orders = new StandinLane.Orders(faults, new MessageFaults(faults));
        List<StandinLane> lanes = new ArrayList<>();
        try {
            for (Loop loop : transport.loops()) {
                lanes.add(StandinLane.open(loop, protocol, slotsPerLoop, orders));
            }
            Door door = new Door(faults, lanes, steward);
            return new Standin(lanes, steward, steward.listen(lanes, door, address));
        } catch (IOException e) {
            new Standin(lanes, steward, address).close();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Stops listening, closes every connection and gives back what was leaked, within a few seconds. Must be called before
     * the transport is closed. Harmless when called again.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        steward.close();
        CompletableFuture<?>[] closing =
                lanes.stream().map(Standin::closeOnItsLoop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(closing)
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static CompletableFuture<Void> closeOnItsLoop(StandinLane lane) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        lane.closeAll();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                lane.loop()::execute);
    }
}
