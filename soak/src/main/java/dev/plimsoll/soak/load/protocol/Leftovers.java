package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Incomplete input by slot, kept in buffers that are lent only to connections that have some. Belongs to one event loop.
 *
 * <p>A buffer grows by doubling with the bytes that really arrived, never with a length that the peer merely announced,
 * and never beyond the largest size. Returned buffers are lent again; of each size only a bounded number lies idle.
 */
public final class Leftovers {
    private static final int SMALLEST_BUFFER_BYTES = 256;
    private static final int IDLE_BYTES_PER_SIZE = 1 << 18;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int largestBytes;
    private final ByteBuffer[] lent; // position 0, limit: the bytes kept
    private final List<ArrayDeque<ByteBuffer>> idle = new ArrayList<>(); // by size: 256, 512, 1,024, …
    private long lentBytes;

    /** For {@code slots} connections, each of which keeps at most {@code largestBytes}. */
    public Leftovers(int slots, int largestBytes) {
        this.largestBytes = largestBytes;
        this.lent = new ByteBuffer[slots];
        Arrays.fill(lent, NOTHING);
        for (int size = 0; size <= sizeFor(largestBytes); size++) {
            idle.add(new ArrayDeque<>());
        }
    }

    /** How many bytes are kept for this slot; 0 if nothing is lent to it. */
    public int keptBytes(int slot) {
        return lent[slot].limit();
    }

    /** What is kept for this slot, from 0 to the buffer's limit. It stays lent; its bytes may be changed, its bounds not. */
    public ByteBuffer kept(int slot) {
        return lent[slot];
    }

    /** Moves {@code bytes} bytes from {@code in} behind what is kept. */
    public void keep(int slot, ByteBuffer in, int bytes) {
        if (bytes == 0) {
            return;
        }
        int had = lent[slot].limit();
        ByteBuffer buffer = roomFor(slot, Math.addExact(had, bytes));
        buffer.limit(had + bytes);
        buffer.put(had, in, in.position(), bytes);
        in.position(in.position() + bytes);
    }

    /** Forgets what is kept from {@code bytes} on; with 0 the buffer goes back. */
    public void truncate(int slot, int bytes) {
        if (bytes == 0) {
            giveBack(take(slot));
        } else {
            lent[slot].limit(bytes);
        }
    }

    /** Hands over what is kept, from position 0 to the limit, and leaves the slot empty; {@link #giveBack} must follow. */
    public ByteBuffer take(int slot) {
        ByteBuffer buffer = lent[slot];
        lent[slot] = NOTHING;
        return buffer;
    }

    /** Ends the use of a buffer that was taken. */
    public void giveBack(ByteBuffer buffer) {
        int bytes = buffer.capacity();
        if (bytes == 0) {
            return;
        }
        lentBytes -= bytes;
        ArrayDeque<ByteBuffer> sameSize = idle.get(sizeFor(bytes));
        if (sameSize.isEmpty() || (sameSize.size() + 1L) * bytes <= IDLE_BYTES_PER_SIZE) {
            sameSize.push(buffer.clear());
        }
    }

    /** The capacity of all buffers that are lent or taken, in bytes. */
    public long lentBytes() {
        return lentBytes;
    }

    private ByteBuffer roomFor(int slot, int bytes) {
        ByteBuffer old = lent[slot];
        if (bytes <= old.capacity()) {
            return old;
        }
        if (bytes > largestBytes) {
            throw new IllegalStateException(bytes + " bytes of input kept, allowed are " + largestBytes);
        }
        ByteBuffer larger = borrow(sizeFor(bytes));
        larger.put(0, old, 0, old.limit());
        giveBack(old);
        lent[slot] = larger;
        return larger;
    }

    private ByteBuffer borrow(int size) {
        ArrayDeque<ByteBuffer> sameSize = idle.get(size);
        int bytes = (int) Math.min(largestBytes, (long) SMALLEST_BUFFER_BYTES << size);
        lentBytes += bytes;
        return sameSize.isEmpty() ? ByteBuffer.allocate(bytes) : sameSize.pop();
    }

    /** 0 for up to 256 bytes, 1 for up to 512, and so on. */
    private static int sizeFor(int bytes) {
        return Integer.SIZE - Integer.numberOfLeadingZeros((bytes - 1) / SMALLEST_BUFFER_BYTES);
    }
}
