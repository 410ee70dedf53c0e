package dev.plimsoll.soak.load.protocol.fuzz;

import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** An opening side under fuzzing; {@code lent} tells the capacity of its buffers. */
public record FuzzedClient(ClientSide side, LongSupplier lent) implements FuzzedSide {
    private static final int MESSAGE_BYTES = 30;

    @Override
    public void open(int slot, Outbox out) {
        side.open(slot, out);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        side.receive(slot, in, out);
    }

    @Override
    public void write(int slot, long id, Outbox out) {
        if ((id & 1) == 0) {
            side.send(slot, id, MESSAGE_BYTES, out);
        } else {
            side.beat(slot, id, out);
        }
    }

    @Override
    public void close(int slot, Outbox out) {
        side.close(slot, out);
    }

    @Override
    public void release(int slot) {
        side.release(slot);
    }

    @Override
    public long lentBytes() {
        return lent.getAsLong();
    }
}
