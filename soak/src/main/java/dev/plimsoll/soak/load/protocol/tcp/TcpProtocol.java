package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;

/**
 * Length-prefixed messages over bare TCP, for gateways that forward or echo bytes. Ids of messages and beats are 0 to
 * {@code Long.MAX_VALUE} − 1; negative ids are reserved for the probe and the beats on the wire.
 */
public final class TcpProtocol implements Protocol {
    private final int largestMessageBytes;
    private final Payload payload;

    /** Messages of up to {@code largestMessageBytes} bytes, at least {@link Reserved#BYTES}; the length prefix is not counted. */
    public TcpProtocol(int largestMessageBytes) {
        if (largestMessageBytes < Reserved.BYTES || largestMessageBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("largest message: " + largestMessageBytes + " bytes");
        }
        this.largestMessageBytes = largestMessageBytes;
        this.payload = new Payload(largestMessageBytes);
    }

    @Override
    public String name() {
        return "tcp";
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
        return new TcpClient(slots, largestMessageBytes, payload, events);
    }

    @Override
    public ServerSide server(int slots, ServerEvents events) {
        return new TcpServer(slots, largestMessageBytes, events);
    }
}
