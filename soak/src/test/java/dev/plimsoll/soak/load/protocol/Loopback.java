package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Both sides of a protocol on slot 0, joined by two wires; the answering side echoes. */
public final class Loopback {
    private final Wire toServer = new Wire();
    private final Wire toClient = new Wire();
    private final ClientSide client;
    private final ServerSide server;

    /** Joins two fresh sides; {@code events} learns what the opening side understands. */
    public Loopback(Protocol protocol, ClientEvents events) {
        client = protocol.client(1, events);
        server = protocol.server(1, new Echo());
    }

    public ClientSide client() {
        return client;
    }

    public ServerSide server() {
        return server;
    }

    /** Where the opening side writes. */
    public Wire toServer() {
        return toServer;
    }

    /** Where the answering side writes. */
    public Wire toClient() {
        return toClient;
    }

    /** Opens both sides and carries the handshake to and fro. */
    public Loopback open() {
        server.open(0);
        client.open(0, toServer);
        pump();
        return this;
    }

    /** Carries bytes to and fro until both wires are empty. */
    public void pump() {
        while (toServer.bytes() + toClient.bytes() > 0) {
            ByteBuffer there = toServer.flip();
            server.receive(0, there, toClient);
            there.clear();
            ByteBuffer back = toClient.flip();
            client.receive(0, back, toServer);
            back.clear();
        }
    }

    /** {@code bytes} cut into pieces of {@code size} bytes, the last one shorter. */
    public static List<ByteBuffer> pieces(byte[] bytes, int size) {
        return IntStream.iterate(0, at -> at < bytes.length, at -> at + size)
                .mapToObj(at -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)))
                .map(ByteBuffer::wrap)
                .toList();
    }

    private final class Echo implements ServerEvents {
        @Override
        public boolean opening(int slot) {
            return true;
        }

        @Override
        public void message(int slot, ByteBuffer payload) {
            server.reply(slot, payload, toClient);
        }

        @Override
        public void ended(int slot) {}

        @Override
        public void failed(int slot, String detail) {
            throw new AssertionError(detail);
        }
    }
}
