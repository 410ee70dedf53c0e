package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;

/** Turns the messages of an answer to a {@link SocketQuery} into sockets. Messages too short for one are counted. */
public final class SocketRows implements MessageVisitor {
    private final SocketRow row = new SocketRow();
    private final SocketVisitor visitor;
    private long garbled;

    /** For {@code visitor}. */
    public SocketRows(SocketVisitor visitor) {
        this.visitor = visitor;
    }

    /** An answer begins. */
    public void begin() {
        garbled = 0;
        visitor.begin();
    }

    @Override
    public void message(ByteBuffer bytes, int from, int to) {
        if (row.over(bytes, from, to)) {
            visitor.socket(row);
        } else {
            garbled++;
        }
    }

    /** Messages of this answer that were too short. */
    public long garbled() {
        return garbled;
    }
}
