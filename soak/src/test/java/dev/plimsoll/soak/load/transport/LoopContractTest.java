package dev.plimsoll.soak.load.transport;

import static dev.plimsoll.soak.load.transport.Wire.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.transport.Loop.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport's loop does and tells of a connection that it makes, on real sockets. */
@ParameterizedClass
@EnumSource(Tried.class)
class LoopContractTest {
    private static final int MANY = 64;
    private static final int LARGE = 300_000;

    private final Wire wire;
    private final Told told = new Told();

    LoopContractTest(Tried tried) throws IOException {
        wire = Wire.open(tried, MANY);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        wire.close();
    }

    @Test
    void whatIsWrittenInSeveralPiecesBeforeAFinishArrivesWhole() throws IOException {
        try (Socket peer = wire.connect(SLOT, told)) {
            wire.act(loop -> {
                for (int i = 0; i < 3; i++) {
                    Wire.put(loop, SLOT, LARGE);
                    loop.flush();
                }
                loop.finish(SLOT);
            });
            assertThat(peer.getInputStream().readAllBytes()).hasSize(3 * LARGE);
            peer.getOutputStream().write(new byte[LARGE]);
            told.awaitBytes(LARGE); // reading goes on
            peer.shutdownOutput();
            told.awaitEnds(1);
        }
        assertThat(told.ends).containsExactly("input ended after " + LARGE);
    }

    @Test
    void whatIsWrittenInSeveralPiecesBeforeACloseArrivesWhole() throws IOException {
        try (Socket peer = wire.connect(SLOT, told)) {
            wire.act(loop -> {
                for (int i = 0; i < 3; i++) {
                    Wire.put(loop, SLOT, LARGE);
                    loop.flush();
                }
                loop.close(SLOT);
            });
            assertThat(peer.getInputStream().readAllBytes()).hasSize(3 * LARGE);
        }
        assertThat(told.ends).isEmpty();
    }

    @Test
    void aResetIsSeenByThePeerAsOne() throws IOException {
        try (Socket peer = wire.connect(SLOT, told)) {
            wire.act(loop -> loop.reset(SLOT));
            assertThatThrownBy(() -> peer.getInputStream().read()).hasMessageContaining("reset");
        }
        assertThat(told.ends).isEmpty();
    }

    @Test
    void closingASlotWhoseWriteFailsTellsNothing() throws IOException {
        Socket peer = wire.connect(SLOT, told);
        wire.act(
                loop -> { // one task, so that the loop has no chance to notice the reset by reading
                    Wire.reset(peer);
                    Wire.put(loop, SLOT, 8);
                    loop.close(SLOT);
                });
        wire.turn();
        assertThat(told.ends).isEmpty();
    }

    @Test
    void aWriteThatFailsIsToldOnce() throws IOException {
        Socket peer = wire.connect(SLOT, told);
        wire.act(loop -> {
            Wire.reset(peer);
            Wire.put(loop, SLOT, 8);
            loop.flush();
        });
        told.awaitEnds(1);
        wire.turn();
        assertThat(told.ends).containsExactly("RESET");
    }

    @Test
    void aResetWhileMuchWaitsToBeWrittenIsToldOnce() throws IOException {
        Socket peer = wire.connect(SLOT, told);
        wire.write(SLOT, 32 << 20); // more than the kernel takes for a peer that does not read
        wire.turn();
        Wire.reset(peer);
        told.awaitEnds(1);
        wire.turn();
        assertThat(told.ends).containsExactly("RESET");
    }

    @Test
    void aResetOfAnIdleConnectionIsToldOnce() throws IOException {
        Wire.reset(wire.connect(SLOT, told));
        told.awaitEnds(1);
        wire.turn();
        assertThat(told.ends).containsExactly("RESET");
    }

    @Test
    void aFinBehindDataThatIsNotReadYetIsToldAfterTheData() throws IOException {
        try (Socket peer = wire.connect(SLOT, told)) {
            wire.act(loop -> loop.reading(SLOT, Loop.Flow.STOP));
            peer.getOutputStream().write(new byte[LARGE]);
            peer.shutdownOutput();
            wire.turn();
            wire.act(loop -> loop.reading(SLOT, Loop.Flow.GO));
            told.awaitEnds(1);
            wire.act(loop -> loop.close(SLOT));
        }
        assertThat(told.ends).containsExactly("input ended after " + LARGE);
    }

    @Test
    void aPeerIsHeldBackWhileNobodyReads() throws IOException {
        int farMoreThanBuffers = 64 << 20;
        try (Socket peer = wire.connect(SLOT, told)) {
            wire.act(loop -> loop.reading(SLOT, Loop.Flow.STOP));
            Thread writer = new Thread(() -> writeAll(peer, farMoreThanBuffers), "writer");
            writer.start();
            for (int i = 0; i < 50; i++) {
                wire.turn();
            }
            assertThat(writer.isAlive()).isTrue();
            assertThat(told.bytes.get()).isLessThan(farMoreThanBuffers / 2);
            wire.act(loop -> loop.reading(SLOT, Loop.Flow.GO));
            told.awaitBytes(farMoreThanBuffers);
            writer.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void writeAll(Socket peer, int bytes) {
        try {
            peer.getOutputStream().write(new byte[bytes]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyThereIsRefused() throws IOException {
        InetSocketAddress gone;
        try (ServerSocket server = new ServerSocket(0)) {
            gone = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        }
        wire.act(loop -> loop.connect(SLOT, new Route(Optional.empty(), gone), told));
        told.awaitEnds(1);
        assertThat(told.ends).containsExactly("REFUSED");
    }

    @Test
    void aSourceAddressThatIsNotHereIsAShortageOfAddresses() throws IOException {
        InetAddress documentation = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}); // RFC 5737 §3
        Route route = new Route(
                Optional.of(new InetSocketAddress(documentation, 0)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
        wire.act(loop -> loop.connect(SLOT, route, told));
        told.awaitEnds(1);
        assertThat(told.ends).containsExactly("EPHEMERAL_PORTS");
    }

    @Test
    void aPeerThatNeverReadsCannotKeepAClosedConnection() throws IOException {
        try (Socket peer = wire.connect(SLOT, told)) {
            int before = Wire.descriptors();
            wire.write(SLOT, 32 << 20); // more than the kernel takes for a peer that does not read
            wire.act(loop -> loop.close(SLOT));
            await().atMost(Duration.ofSeconds(10)).until(() -> Wire.descriptors() == before - 1);
            assertThat(peer.isClosed()).isFalse();
        }
        assertThat(told.ends).isEmpty();
    }

    @Test
    void descriptorsOfClosedConnectionsAreGivenBackWithinOneTurn() throws IOException {
        assertGivenBack(Loop::close);
    }

    @Test
    void descriptorsOfResetConnectionsAreGivenBackWithinOneTurn() throws IOException {
        assertGivenBack(Loop::reset);
    }

    private void assertGivenBack(ObjIntConsumer<Loop> ending) throws IOException {
        wire.connect(SLOT, told).close(); // whatever the first connection opens for good is open
        wire.act(loop -> loop.close(SLOT));
        wire.turn();
        List<Socket> peers = new ArrayList<>();
        int before = Wire.descriptors();
        for (int slot = 0; slot < MANY; slot++) {
            peers.add(wire.connect(slot, new Told()));
        }
        assertThat(Wire.descriptors()).isEqualTo(before + 2 * MANY);
        wire.act(loop -> {
            for (int slot = 0; slot < MANY; slot++) {
                ending.accept(loop, slot);
            }
        });
        wire.turn();
        assertThat(Wire.descriptors()).isEqualTo(before + MANY);
        for (Socket peer : peers) {
            peer.close();
        }
    }
}
