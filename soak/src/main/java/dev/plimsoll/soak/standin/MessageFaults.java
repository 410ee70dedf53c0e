package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.Payload;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What is done to messages instead of echoing them. Shared by all loops, which together count the messages. */
final class MessageFaults {
    private final Share dropped;
    private final Share corrupted;
    private final Share duplicated;
    private final boolean ordered;
    private final AtomicLong messages = new AtomicLong();

    MessageFaults(Faults faults) {
        Share acks = faults.share(Fault.DROP_ACKS);
        this.dropped = acks.equals(Share.NONE) ? faults.share(Fault.DROP_MESSAGES) : acks;
        this.corrupted = faults.share(Fault.CORRUPT);
        this.duplicated = faults.share(Fault.DUPLICATE);
        this.ordered = !(dropped.equals(Share.NONE) && corrupted.equals(Share.NONE) && duplicated.equals(Share.NONE));
    }

    /** Whether any is ordered; if not, a message is simply echoed. */
    boolean ordered() {
        return ordered;
    }

    /** Answers one message as ordered: {@code reply} is given it never, once or twice. Its bytes may change. */
    void answer(ByteBuffer message, Consumer<ByteBuffer> reply) {
        long ordinal = messages.incrementAndGet();
        if (dropped.picks(ordinal)) {
            return;
        }
        if (corrupted.picks(ordinal)) {
            corrupt(message);
        }
        int begin = message.position();
        reply.accept(message);
        if (duplicated.picks(ordinal)) {
            reply.accept(message.position(begin));
        }
    }

    private static void corrupt(ByteBuffer message) {
        if (message.hasRemaining()) {
            int offset = Math.min(Payload.ID_BYTES, message.remaining() - 1);
            int at = message.position() + offset;
            message.put(at, (byte) (message.get(at) ^ 1)); // the lowest bit keeps ASCII text text
        }
    }
}
