package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is written to one socket in one buffer, so that a batch of messages costs one system call. The buffer is the
 * loop's, not the connection's, and as large as the largest batch so far.
 */
final class EpollOutbox implements Outbox {
    private static final int FIRST_BYTES = 1 << 16;

    private @Nullable EpollSocket socket;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BYTES);
    private int gathered;

    /** Turns to a socket; what was gathered for another leaves first. */
    void to(@Nullable EpollSocket next) {
        if (next != socket) {
            flush();
            socket = next;
        }
    }

    @Override
    public ByteBuffer claim(int bytes) {
        if (buffer.capacity() - gathered < bytes) {
            int atLeast = Math.addExact(gathered, bytes);
            buffer = ByteBuffer.allocateDirect(Math.max(atLeast, 2 * buffer.capacity()))
                    .put(0, buffer, 0, gathered);
        }
        return buffer.position(gathered);
    }

    @Override
    public void commit() {
        gathered = buffer.position();
    }

    /** Sends what was gathered; for a connection that is gone it is forgotten. */
    void flush() {
        int bytes = gathered;
        gathered = 0;
        EpollSocket open = socket;
        if (bytes > 0 && open != null) {
            open.write(buffer, bytes);
        }
    }
}
