package dev.plimsoll.soak.load.transport;

import static dev.plimsoll.soak.load.transport.Wire.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.transport.Loop.Acceptor.Seat;
import dev.plimsoll.soak.load.transport.Loop.Listener;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport does with connections that it accepts. */
@ParameterizedClass
@EnumSource(Tried.class)
class ListenerContractTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final int MANY = 16;

    private final Wire wire;
    private final Told told = new Told();

    ListenerContractTest(Tried tried) throws IOException {
        wire = Wire.open(tried, 4);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        wire.close();
    }

    @Test
    void anAcceptedConnectionIsServedAndItsEndIsTold() throws IOException {
        try (Listener listener = wire.loop.listen(ANYWHERE, loop -> Optional.of(new Seat(SLOT, told)))) {
            try (SocketChannel peer = Wire.knock(listener.address())) {
                Wire.await(told.connected);
                peer.write(ByteBuffer.allocate(8));
                told.awaitBytes(8);
                wire.write(SLOT, 4);
                ByteBuffer reply = ByteBuffer.allocate(4);
                while (reply.hasRemaining()) {
                    peer.read(reply);
                }
            }
            told.awaitEnds(1);
            assertThat(told.ends).containsExactly("input ended after 8");
        }
    }

    @Test
    void aConnectionWithoutASeatIsClosedAtOnce() throws IOException {
        try (Listener listener = wire.loop.listen(ANYWHERE, loop -> Optional.empty());
                SocketChannel peer = Wire.knock(listener.address())) {
            assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void whileAcceptingIsStoppedNextToNobodyIsAcceptedAndAllAreAfterwards() throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        List<SocketChannel> knocking = new ArrayList<>();
        try (Listener listener = wire.loop.listen(ANYWHERE, loop -> {
            accepted.incrementAndGet();
            return Optional.empty();
        })) {
            listener.accepting(Loop.Flow.STOP);
            wire.turn();
            wire.turn();
            for (int i = 0; i < MANY; i++) {
                knocking.add(Wire.knock(listener.address())); // which the kernel puts into the backlog
                wire.turn();
            }
            assertThat(accepted).hasValueLessThanOrEqualTo(1); // the one that was asked for before
            listener.accepting(Loop.Flow.GO);
            await().atMost(Duration.ofSeconds(5)).until(() -> accepted.get() == MANY);
        } finally {
            for (SocketChannel one : knocking) {
                one.close();
            }
        }
    }

    @Test
    void whoComesAfterTheCloseIsRefusedAndWhoWasThereStays() throws IOException {
        Listener listener = wire.loop.listen(ANYWHERE, loop -> Optional.of(new Seat(SLOT, told)));
        try (SocketChannel peer = Wire.knock(listener.address())) {
            Wire.await(told.connected);
            listener.close();
            assertThatThrownBy(() -> Wire.knock(listener.address()).close()).isInstanceOf(ConnectException.class);
            wire.write(SLOT, 4);
            assertThat(peer.read(ByteBuffer.allocate(4))).isPositive();
            listener.close();
        }
    }

    @Test
    void anAddressThatIsTakenIsSaid() throws IOException {
        try (Listener listener = wire.loop.listen(ANYWHERE, loop -> Optional.empty())) {
            assertThatThrownBy(() -> wire.loop
                            .listen(listener.address(), loop -> Optional.empty())
                            .close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on")
                    .hasMessageContaining("in use");
        }
    }
}
