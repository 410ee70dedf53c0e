package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ServerLog;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** One connection on slot 0, opened, with both sides apart, so that either can be given bytes by hand. */
final class Sides {
    static final int LARGEST_BYTES = 1000;

    private static final WebSocketProtocol WS =
            new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> new SplittableRandom(42));

    final ClientLog clientLog = new ClientLog();
    final ServerLog serverLog = new ServerLog();
    final WebSocketClient client;
    final WebSocketServer server;
    final Wire fromClient = new Wire();
    final Wire fromServer = new Wire();

    /** The request and the answer of the handshake, as they were written. */
    final byte[] request;

    final byte[] answer;

    Sides() {
        client = (WebSocketClient) WS.client(1, clientLog);
        server = (WebSocketServer) WS.server(1, serverLog);
        client.open(0, fromClient);
        request = fromClient.drain();
        server.open(0);
        server.receive(0, ByteBuffer.wrap(request), fromServer);
        answer = fromServer.drain();
    }

    static WebSocketProtocol protocol() {
        return WS;
    }

    /** With the handshake complete on both sides. */
    static Sides opened() {
        Sides sides = new Sides();
        sides.clientReceives(sides.answer);
        return sides;
    }

    void clientReceives(byte[] bytes) {
        client.receive(0, ByteBuffer.wrap(bytes.clone()), fromClient);
    }

    void serverReceives(byte[] bytes) {
        server.receive(0, ByteBuffer.wrap(bytes.clone()), fromServer);
    }
}
