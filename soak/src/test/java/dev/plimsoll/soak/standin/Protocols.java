package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The protocols that a stand-in speaks in these tests. */
final class Protocols {
    static final int LARGEST_BYTES = 16_384;
    static final Protocol TCP = new TcpProtocol(LARGEST_BYTES);
    static final Protocol WS =
            new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> new SplittableRandom(1));

    private Protocols() {}

    static Stream<Protocol> all() {
        return Stream.of(TCP, WS);
    }

    static Protocol named(String name) {
        return all().filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
