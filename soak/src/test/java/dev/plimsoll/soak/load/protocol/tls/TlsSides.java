package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.Loopback;
import dev.plimsoll.soak.load.protocol.ServerLog;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** Both sides of a WebSocket in TLS on slot 0, joined by two wires; the answering side echoes. */
final class TlsSides {
    static final int LARGEST_BYTES = 1 << 18;
    static final Peer HERE = new Peer("127.0.0.1", 443);
    static final Trust ISSUER = trust();
    static final Supplier<SSLEngine> ENGINES = Certificates.of("here");

    final ServerLog serverLog = new Echo();
    final TlsClient client;
    final TlsServer server;
    final Wire toServer = new Wire();
    final Wire toClient = new Wire();

    TlsSides(TlsProtocol protocol, ClientEvents events) {
        client = (TlsClient) protocol.client(2, events);
        server = (TlsServer) protocol.server(2, serverLog);
        server.open(0);
        client.open(0, toServer);
    }

    /** With the handshakes done. */
    static TlsSides opened(ClientEvents events) {
        TlsSides sides = new TlsSides(protocol(ISSUER, HERE, ENGINES), events);
        sides.pump();
        return sides;
    }

    static TlsProtocol protocol(Trust trust, Peer peer, Supplier<SSLEngine> engines) {
        WebSocketProtocol ws =
                new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> new SplittableRandom(42));
        return TlsProtocol.towards(ws, trust, peer).answering(engines);
    }

    /** What the opening side understands of a handshake with these, and of one message if it comes to that. */
    static List<String> attempt(Trust trust, Peer peer, Supplier<SSLEngine> engines) {
        ClientLog log = new ClientLog();
        TlsSides sides = new TlsSides(protocol(trust, peer, engines), log);
        sides.pump();
        if (log.lines().contains("established")) {
            sides.client.send(0, 7, 64, sides.toServer);
            sides.pump();
        }
        return log.lines();
    }

    /** Carries bytes to and fro until both wires are empty. */
    void pump() {
        pump(Integer.MAX_VALUE);
    }

    /** The same in pieces of so many bytes. */
    void pump(int pieceBytes) {
        while (toServer.bytes() + toClient.bytes() > 0) {
            for (ByteBuffer piece : Loopback.pieces(toServer.drain(), pieceBytes)) {
                server.receive(0, piece, toClient);
            }
            for (ByteBuffer piece : Loopback.pieces(toClient.drain(), pieceBytes)) {
                client.receive(0, piece, toServer);
            }
        }
    }

    private static Trust trust() {
        try {
            return Trust.ofThoseIn(Certificates.issuer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Echo extends ServerLog {
        @Override
        public void message(int slot, ByteBuffer payload) {
            server.reply(slot, payload, toClient);
        }
    }
}
