package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.load.protocol.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Gathers what is written to one channel into one buffer, so that a batch of messages costs one system call. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // what fails on a channel comes back as its exceptionCaught or channelInactive
final class NettyOutbox implements Outbox {
    private static final int FIRST_BYTES = 512;

    private @Nullable Channel channel;
    private @Nullable ByteBuf gathered;
    private @Nullable ByteBuffer claimed;
    private int claimedAt;

    /** Turns to a channel; what was gathered for another leaves first. */
    void to(@Nullable Channel next) {
        if (next != channel) {
            flush();
            channel = next;
        }
    }

    @Override
    public ByteBuffer claim(int bytes) {
        ByteBuf buffer = gathered;
        if (buffer == null) {
            Channel open = channel;
            if (open == null) {
                ByteBuffer nowhere = ByteBuffer.allocate(bytes); // the connection is gone: written, and forgotten
                claimed = nowhere;
                return nowhere;
            }
            buffer = open.alloc().directBuffer(Math.max(bytes, FIRST_BYTES));
            gathered = buffer;
        }
        buffer.ensureWritable(bytes);
        ByteBuffer view = buffer.internalNioBuffer(buffer.writerIndex(), buffer.writableBytes());
        claimedAt = view.position();
        claimed = view;
        return view;
    }

    @Override
    public void commit() {
        ByteBuf buffer = gathered;
        ByteBuffer view = claimed;
        if (buffer != null && view != null) {
            buffer.writerIndex(buffer.writerIndex() + view.position() - claimedAt);
        }
        claimed = null;
    }

    /** Sends what was gathered. */
    void flush() {
        ByteBuf buffer = gathered;
        Channel open = channel;
        gathered = null;
        if (buffer == null) {
            return;
        }
        if (open == null || !buffer.isReadable()) {
            buffer.release();
        } else {
            open.writeAndFlush(buffer, open.voidPromise());
        }
    }
}
