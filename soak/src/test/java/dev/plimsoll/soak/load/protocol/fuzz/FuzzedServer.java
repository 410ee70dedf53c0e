package dev.plimsoll.soak.load.protocol.fuzz;

import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.ServerSide;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** An answering side under fuzzing; {@code lent} tells the capacity of its buffers. */
public record FuzzedServer(ServerSide side, LongSupplier lent, ByteBuffer reply) implements FuzzedSide {
    /** With a reply of its own. */
    public FuzzedServer(ServerSide side, LongSupplier lent) {
        this(side, lent, ByteBuffer.allocate(30));
    }

    @Override
    public void open(int slot, Outbox out) {
        side.open(slot);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        side.receive(slot, in, out);
    }

    @Override
    public void write(int slot, long id, Outbox out) {
        reply.clear();
        reply.putLong(0, id);
        side.reply(slot, reply, out);
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
