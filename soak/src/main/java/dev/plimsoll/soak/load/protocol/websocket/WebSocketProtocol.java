package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import dev.plimsoll.soak.load.protocol.websocket.frame.MessageReader;
import dev.plimsoll.soak.load.protocol.websocket.handshake.HeadReader;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** WebSocket (RFC 6455) without extensions. Messages are binary, beats are pings, the farewell is a close frame. */
public final class WebSocketProtocol implements Protocol {
    private final WebSocketOpening opening;
    private final int largestMessageBytes;
    private final Supplier<? extends RandomGenerator> randomness;
    private final Payload payload;

    /**
     * Messages of up to {@code largestMessageBytes} bytes, at least 8.
     *
     * @param randomness asked once for each opening side, whose handshake keys and masks then come from what it gave
     */
    public WebSocketProtocol(
            WebSocketOpening opening, int largestMessageBytes, Supplier<? extends RandomGenerator> randomness) {
        if (largestMessageBytes < Payload.ID_BYTES || largestMessageBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("largest message: " + largestMessageBytes + " bytes");
        }
        this.opening = opening;
        this.largestMessageBytes = largestMessageBytes;
        this.randomness = randomness;
        this.payload = new Payload(largestMessageBytes);
    }

    @Override
    public String name() {
        return "ws";
    }

    @Override
    public int largestMessageBytes() {
        return largestMessageBytes;
    }

    @Override
    public int smallestMessageBytes() {
        return Payload.ID_BYTES;
    }

    @Override
    public ClientSide client(int slots, ClientEvents events) {
        return new WebSocketClient(this, slots, events);
    }

    @Override
    public ServerSide server(int slots, ServerEvents events) {
        return new WebSocketServer(this, slots, events);
    }

    WebSocketOpening opening() {
        return opening;
    }

    Payload payload() {
        return payload;
    }

    RandomGenerator random() {
        return randomness.get();
    }

    /** Buffers for heads and messages that are not whole. */
    Leftovers leftovers(int slots) {
        return new Leftovers(slots, largestBufferBytes());
    }

    /** The most that is buffered for one connection. */
    int largestBufferBytes() {
        return Math.max(HeadReader.LARGEST_BYTES, largestMessageBytes + MessageReader.LARGEST_TAIL_BYTES);
    }
}
