package dev.plimsoll.soak.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is asked about an opening may have released the slot before the answer. */
class ReleasedWhileOpeningTest {
    private static final int SLOT = 0;

    static List<Protocol> protocols() {
        return List.of(
                new TcpProtocol(1_000),
                new WebSocketProtocol(WebSocketOpening.plain("h", "/"), 1_000, () -> new SplittableRandom(42)));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void aSlotReleasedByWhomWasAskedIsNotOpened(Protocol protocol) {
        Wire toServer = new Wire();
        protocol.client(1, new ClientLog()).open(SLOT, toServer);
        Releasing releasing = new Releasing();
        ServerSide server = protocol.server(1, releasing);
        releasing.server = server;
        Wire toClient = new Wire();
        server.open(SLOT);
        server.receive(SLOT, ByteBuffer.wrap(toServer.drain()), toClient);
        assertThat(releasing.log.lines()).containsExactly("opening");
        assertThat(toClient.bytes()).isZero();
    }

    private static final class Releasing implements ServerEvents {
        private final ServerLog log = new ServerLog();
        private @Nullable ServerSide server;

        @Override
        public boolean opening(int slot) {
            if (server != null) {
                server.release(slot);
            }
            return log.opening(slot);
        }

        @Override
        public void message(int slot, ByteBuffer payload) {
            log.message(slot, payload);
        }

        @Override
        public void ended(int slot) {
            log.ended(slot);
        }

        @Override
        public void failed(int slot, String detail) {
            log.failed(slot, detail);
        }
    }
}
