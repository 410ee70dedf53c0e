package dev.plimsoll.soak.load.transport.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What the kernel has not taken yet of what was written to one socket. There is one only while something waits. */
final class Backlog {
    private final Bound bound;
    private final ByteBuf waiting = PooledByteBufAllocator.DEFAULT.directBuffer();
    private boolean overfull;

    Backlog(Bound bound) {
        this.bound = bound;
    }

    /**
     * When reading stops for what waits to be written, and when it goes on.
     *
     * @param most bytes; with more the peer is not read
     * @param few bytes; with no more it is read again
     */
    record Bound(int most, int few) {
        /** For a peer that asks and does not read the answers. */
        static final Bound ANSWERS = new Bound(64 << 10, 32 << 10);

        /**
         * For our own messages. It must be more than all of a connection's messages in flight: a gateway that echoes stops
         * reading when we do, and the two would wait for each other for ever. It is still a bound against one that asks
         * without end.
         */
        static final Bound OWN_MESSAGES = new Bound(128 << 20, 1 << 20);
    }

    /** Adds the bytes between two indices. */
    void add(ByteBuffer from, int begin, int end) {
        waiting.writeBytes(from.duplicate().limit(end).position(begin));
        overfull |= waiting.readableBytes() > bound.most();
    }

    /** Sends what the kernel takes; true, and released, if that was all. */
    boolean drain(Socket socket) throws IOException {
        while (waiting.isReadable()) {
            ByteBuffer view = waiting.internalNioBuffer(waiting.readerIndex(), waiting.readableBytes());
            int sent = socket.send(view, view.position(), view.limit());
            if (sent == 0) {
                waiting.discardSomeReadBytes();
                overfull &= waiting.readableBytes() > bound.few();
                return false;
            }
            waiting.skipBytes(sent);
        }
        release();
        return true;
    }

    /** Whether the peer must not be read until less waits. */
    boolean isOverfull() {
        return overfull;
    }

    void release() {
        waiting.release();
    }
}
