package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;

/** An outbox that keeps what was written until it is drained. */
public final class Wire implements Outbox {
    private ByteBuffer written = ByteBuffer.allocate(1 << 10);

    @Override
    public ByteBuffer claim(int bytes) {
        if (written.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (written.position() + bytes));
            written = larger.put(written.flip());
        }
        return written;
    }

    @Override
    public void commit() {}

    /** How many bytes wait to be drained. */
    public int bytes() {
        return written.position();
    }

    /** What was written since the last drain. */
    public byte[] drain() {
        byte[] bytes = new byte[written.position()];
        written.flip().get(bytes).clear();
        return bytes;
    }

    /** The same without a copy: the buffer, ready to be read, to be cleared by the caller. */
    public ByteBuffer flip() {
        return written.flip();
    }
}
