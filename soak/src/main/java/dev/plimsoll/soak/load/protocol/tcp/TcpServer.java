package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import java.nio.ByteBuffer;

/** The answering side: the first message must be the probe; reserved messages are echoed here, the others by the caller. */
final class TcpServer implements ServerSide, FrameEvents {
    private final ServerEvents events;
    private final FrameReader reader;
    private final boolean[] opened;

    TcpServer(int slots, int largestMessageBytes, ServerEvents events) {
        this.events = events;
        this.reader = new FrameReader(slots, largestMessageBytes, this);
        this.opened = new boolean[slots];
    }

    @Override
    public void open(int slot) {
        reader.open(slot);
        opened[slot] = false;
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        reader.read(slot, in, out);
    }

    @Override
    public void reply(int slot, ByteBuffer payload, Outbox out) {
        int bytes = payload.remaining();
        ByteBuffer target = out.claim(FrameReader.PREFIX_BYTES + bytes);
        target.putInt(bytes);
        target.put(payload);
        out.commit();
    }

    @Override
    public void close(int slot, Outbox out) {
        reader.stop(slot);
    }

    @Override
    public void release(int slot) {
        opened[slot] = false;
        reader.stop(slot);
    }

    @Override
    public void message(int slot, ByteBuffer message, Outbox out) {
        long id = Payload.id(message);
        if (!opened[slot]) {
            first(slot, id, message, out);
        } else if (Reserved.isReserved(id)) {
            reply(slot, message, out);
        } else {
            events.message(slot, message);
        }
    }

    @Override
    public void broken(int slot, String detail) {
        events.failed(slot, detail);
    }

    /** The capacity of all borrowed input buffers, in bytes. */
    long lentBytes() {
        return reader.lentBytes();
    }

    private void first(int slot, long id, ByteBuffer message, Outbox out) {
        if (id != Reserved.PROBE) {
            release(slot);
            events.failed(slot, "the first message is not a probe");
        } else if (events.opening(slot) && reader.isReading(slot)) { // whoever was asked may have released it
            opened[slot] = true;
            reply(slot, message, out);
        } else {
            release(slot);
        }
    }
}
