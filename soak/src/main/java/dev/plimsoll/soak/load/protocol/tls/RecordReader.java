package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.Leftovers;
import java.nio.ByteBuffer;

/** Cuts what arrives into records (RFC 8446 §5.1): a type, a version, a length, and so many bytes. Belongs to one side. */
final class RecordReader {
    /** The most bytes of one record: the larger limit, of TLS 1.2 (RFC 5246 §6.2.3), and the header. */
    static final int LARGEST_BYTES = 5 + (1 << 14) + (1 << 11);

    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_AT = 3;
    private static final int FIRST_TYPE = 20; // change_cipher_spec
    private static final int LAST_TYPE = 24; // heartbeat
    private static final int MAJOR_VERSION = 3;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Leftovers leftovers;
    private ByteBuffer record = NONE;
    private ByteBuffer lent = NONE;

    RecordReader(Leftovers leftovers) {
        this.leftovers = leftovers;
    }

    /** What there is now. */
    enum Found {
        /** A record, in {@link #record}; {@link #done} must follow. */
        WHOLE,
        /** The beginning of one, which is kept. */
        PARTIAL,
        /** Bytes that are no TLS. */
        FOREIGN,
        /** A record longer than allowed. */
        TOO_LONG
    }

    /** Takes one record, or what there is of it, off {@code in}. */
    Found read(int slot, ByteBuffer in) {
        if (leftovers.keptBytes(slot) > 0) {
            return complete(slot, in);
        }
        Found found = look(in, in.position(), in.remaining());
        if (found == Found.WHOLE) {
            int bytes = wholeBytes(in, in.position());
            record = in.slice(in.position(), bytes);
            in.position(in.position() + bytes);
        } else if (found == Found.PARTIAL) {
            leftovers.keep(slot, in, in.remaining());
        }
        return found;
    }

    /** The record, to be read to its limit. */
    ByteBuffer record() {
        return record;
    }

    /** Ends the use of the record. */
    void done() {
        record = NONE;
        leftovers.giveBack(lent);
        lent = NONE;
    }

    private Found complete(int slot, ByteBuffer in) {
        fill(slot, in, HEADER_BYTES);
        Found found = look(leftovers.kept(slot), 0, leftovers.keptBytes(slot));
        if (found == Found.PARTIAL && leftovers.keptBytes(slot) >= HEADER_BYTES) {
            fill(slot, in, wholeBytes(leftovers.kept(slot), 0));
            found = look(leftovers.kept(slot), 0, leftovers.keptBytes(slot));
        }
        if (found == Found.WHOLE) {
            lent = leftovers.take(slot);
            record = lent;
        }
        return found;
    }

    /** Keeps more until there are so many bytes, or as many as there are. */
    private void fill(int slot, ByteBuffer in, int wantedBytes) {
        int missing = Math.max(0, wantedBytes - leftovers.keptBytes(slot));
        leftovers.keep(slot, in, Math.min(missing, in.remaining()));
    }

    private static Found look(ByteBuffer bytes, int at, int available) {
        if (available > 0 && (bytes.get(at) < FIRST_TYPE || bytes.get(at) > LAST_TYPE)) {
            return Found.FOREIGN;
        }
        if (available > 1 && bytes.get(at + 1) != MAJOR_VERSION) {
            return Found.FOREIGN;
        }
        if (available < HEADER_BYTES) {
            return Found.PARTIAL;
        }
        int whole = wholeBytes(bytes, at);
        if (whole > LARGEST_BYTES) {
            return Found.TOO_LONG;
        }
        return available < whole ? Found.PARTIAL : Found.WHOLE;
    }

    private static int wholeBytes(ByteBuffer bytes, int at) {
        int length = Byte.toUnsignedInt(bytes.get(at + LENGTH_AT)) << Byte.SIZE
                | Byte.toUnsignedInt(bytes.get(at + LENGTH_AT + 1));
        return HEADER_BYTES + length;
    }
}
