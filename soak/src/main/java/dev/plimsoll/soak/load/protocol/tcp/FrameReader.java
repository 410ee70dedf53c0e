package dev.plimsoll.soak.load.protocol.tcp;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Payload;
import java.nio.ByteBuffer;

/** Cuts a stream of bytes into messages: straight from the input where a frame is whole, else from a borrowed buffer. */
final class FrameReader {
    /** The length prefix: a big-endian 4-byte count of the bytes that follow. */
    static final int PREFIX_BYTES = Integer.BYTES;

    private final int largestMessageBytes;
    private final FrameEvents events;
    private final Leftovers leftovers;
    private final boolean[] reading;

    FrameReader(int slots, int largestMessageBytes, FrameEvents events) {
        this.largestMessageBytes = largestMessageBytes;
        this.events = events;
        this.leftovers = new Leftovers(slots, PREFIX_BYTES + largestMessageBytes);
        this.reading = new boolean[slots];
    }

    void open(int slot) {
        stop(slot);
        reading[slot] = true;
    }

    void stop(int slot) {
        reading[slot] = false;
        leftovers.truncate(slot, 0);
    }

    boolean isReading(int slot) {
        return reading[slot];
    }

    long lentBytes() {
        return leftovers.lentBytes();
    }

    void read(int slot, ByteBuffer in, Outbox out) {
        while (reading[slot] && in.hasRemaining()) {
            if (leftovers.keptBytes(slot) > 0) {
                complete(slot, in, out);
            } else {
                direct(slot, in, out);
            }
        }
        in.position(in.limit());
    }

    private void direct(int slot, ByteBuffer in, Outbox out) {
        int had = in.remaining();
        if (had < PREFIX_BYTES) {
            leftovers.keep(slot, in, had);
            return;
        }
        int bytes = in.getInt(in.position());
        if (!allowed(slot, bytes)) {
            return;
        }
        if (had - PREFIX_BYTES < bytes) {
            leftovers.keep(slot, in, had);
            return;
        }
        int begin = in.position() + PREFIX_BYTES;
        int limit = in.limit();
        in.limit(begin + bytes).position(begin);
        events.message(slot, in, out);
        in.limit(limit).position(begin + bytes);
    }

    private void complete(int slot, ByteBuffer in, Outbox out) {
        int kept = leftovers.keptBytes(slot);
        if (kept < PREFIX_BYTES) {
            leftovers.keep(slot, in, Math.min(in.remaining(), PREFIX_BYTES - kept));
            if (leftovers.keptBytes(slot) == PREFIX_BYTES) {
                allowed(slot, leftovers.kept(slot).getInt(0));
            }
            return;
        }
        int frameBytes = PREFIX_BYTES + leftovers.kept(slot).getInt(0);
        leftovers.keep(slot, in, Math.min(in.remaining(), frameBytes - kept));
        if (leftovers.keptBytes(slot) == frameBytes) {
            ByteBuffer frame = leftovers.take(slot);
            events.message(slot, frame.position(PREFIX_BYTES), out);
            leftovers.giveBack(frame);
        }
    }

    private boolean allowed(int slot, int bytes) {
        if (bytes >= Payload.ID_BYTES && bytes <= largestMessageBytes) {
            return true;
        }
        stop(slot);
        events.broken(slot, "a frame of " + Integer.toUnsignedLong(bytes) + " bytes");
        return false;
    }
}
