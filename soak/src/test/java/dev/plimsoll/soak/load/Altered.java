package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import java.nio.ByteBuffer;

/** A protocol that does something of its own before it sends a message. */
record Altered(Protocol plain, Runnable beforeSend) implements Protocol {
    @Override
    public String name() {
        return plain.name();
    }

    @Override
    public int largestMessageBytes() {
        return plain.largestMessageBytes();
    }

    @Override
    public int smallestMessageBytes() {
        return plain.smallestMessageBytes();
    }

    @Override
    public ClientSide client(int slots, ClientEvents events) {
        return new Side(plain.client(slots, events), beforeSend);
    }

    @Override
    public ServerSide server(int slots, ServerEvents events) {
        return plain.server(slots, events);
    }

    private record Side(ClientSide plain, Runnable beforeSend) implements ClientSide {
        @Override
        public void open(int slot, Outbox out) {
            plain.open(slot, out);
        }

        @Override
        public void receive(int slot, ByteBuffer in, Outbox out) {
            plain.receive(slot, in, out);
        }

        @Override
        public void send(int slot, long id, int bytes, Outbox out) {
            beforeSend.run();
            plain.send(slot, id, bytes, out);
        }

        @Override
        public void beat(int slot, long id, Outbox out) {
            plain.beat(slot, id, out);
        }

        @Override
        public boolean close(int slot, Outbox out) {
            return plain.close(slot, out);
        }

        @Override
        public void release(int slot) {
            plain.release(slot);
        }
    }
}
