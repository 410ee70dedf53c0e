package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;

/** The opening side: sends a probe, then messages and beats, and expects each of them back unchanged. */
final class TcpClient implements ClientSide, FrameEvents {
    private static final byte FREE = 0;
    private static final byte OPENING = 1;
    private static final byte OPEN = 2;

    private final int largestMessageBytes;
    private final Payload payload;
    private final ClientEvents events;
    private final FrameReader reader;
    private final byte[] phase;

    TcpClient(int slots, int largestMessageBytes, Payload payload, ClientEvents events) {
        this.largestMessageBytes = largestMessageBytes;
        this.payload = payload;
        this.events = events;
        this.reader = new FrameReader(slots, largestMessageBytes, this);
        this.phase = new byte[slots];
    }

    @Override
    public void open(int slot, Outbox out) {
        reader.open(slot);
        phase[slot] = OPENING;
        write(Reserved.PROBE, Reserved.BYTES, out);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        reader.read(slot, in, out);
    }

    @Override
    public void send(int slot, long id, int bytes, Outbox out) {
        if (bytes < Payload.ID_BYTES || bytes > largestMessageBytes) {
            throw new IllegalArgumentException("a message of " + bytes + " bytes");
        }
        requireOpen(slot);
        write(Reserved.checked(id), bytes, out);
    }

    @Override
    public void beat(int slot, long id, Outbox out) {
        requireOpen(slot);
        write(Reserved.beatToWire(id), Reserved.BYTES, out);
    }

    @Override
    public boolean close(int slot, Outbox out) {
        return false;
    }

    @Override
    public void release(int slot) {
        phase[slot] = FREE;
        reader.stop(slot);
    }

    @Override
    public void message(int slot, ByteBuffer message, Outbox out) {
        long id = Payload.id(message);
        if (phase[slot] == OPENING) {
            opened(slot, id, message);
        } else if (!Reserved.isReserved(id)) {
            events.answered(slot, id, payload.intact(message));
        } else if (id != Reserved.PROBE && Reserved.isWhole(message, payload)) {
            events.beatAnswered(slot, Reserved.beatFromWire(id));
        } else {
            events.answered(slot, id, false);
        }
    }

    @Override
    public void broken(int slot, String detail) {
        phase[slot] = FREE;
        events.failed(slot, FailureKind.PROTOCOL_ERROR, detail);
    }

    /** The capacity of all borrowed input buffers, in bytes. */
    long lentBytes() {
        return reader.lentBytes();
    }

    private void opened(int slot, long id, ByteBuffer message) {
        if (id == Reserved.PROBE && Reserved.isWhole(message, payload)) {
            phase[slot] = OPEN;
            events.established(slot);
        } else {
            release(slot);
            events.failed(slot, FailureKind.WRONG_REPLY, "the answer to the probe is not the probe");
        }
    }

    private void write(long wireId, int bytes, Outbox out) {
        ByteBuffer target = out.claim(FrameReader.PREFIX_BYTES + bytes);
        target.putInt(bytes);
        payload.put(wireId, bytes, target);
        out.commit();
    }

    private void requireOpen(int slot) {
        if (phase[slot] != OPEN) {
            throw new IllegalStateException("slot " + slot + " is not open");
        }
    }
}
