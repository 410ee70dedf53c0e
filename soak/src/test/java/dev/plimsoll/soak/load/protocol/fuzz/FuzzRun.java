package dev.plimsoll.soak.load.protocol.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Feeds cases to one target, each of them twice: whole, and cut at random. It ends at the first case in which the side
 * throws, does not read to the limit, says more than it may, borrows, allocates or writes more than what came in allows, or
 * understands the pieces otherwise than the whole. A case that does not end is seen by whoever watches {@link #underWay}.
 */
final class FuzzRun {
    private static final int SMALLEST_BUFFER_BYTES = 256;
    private static final int LARGEST_INPUT_BYTES = 1 << 20;
    private static final int CONNECTIONS = 2; // of one case: whole and in pieces
    private static final String ALLOCATED = "allocated ";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FuzzTarget target;
    private final long seed;
    private final Trace trace;
    private final FuzzedSide side;
    private final ByteBuffer input = ByteBuffer.allocate(LARGEST_INPUT_BYTES);
    private volatile long underWay;
    private long over;
    private long messages;

    FuzzRun(FuzzTarget target, long seed) {
        this.target = target;
        this.seed = seed;
        this.trace = new Trace(target);
        this.side = trace.side();
    }

    /** The number of the case that is under way. */
    long underWay() {
        return underWay;
    }

    /** How many cases came to a last event. */
    long over() {
        return over;
    }

    /** How many messages were understood. */
    long messages() {
        return messages;
    }

    /** Runs cases from {@code first} until {@code end}, or tells what is wrong with the first bad one. */
    Optional<String> run(long first, long end) {
        for (long number = first; number < end; number++) {
            underWay = number;
            try {
                String fault = fault(number);
                if (!fault.isEmpty()) {
                    return Optional.of(fault);
                }
            } catch (RuntimeException | Error e) {
                return Optional.of("threw " + e + " at " + e.getStackTrace()[0]);
            }
        }
        return Optional.empty();
    }

    /** Empty if there is none. A path that is taken for the first time is linked, which allocates: then it is taken again. */
    private String fault(long number) {
        String fault = once(number);
        return fault.startsWith(ALLOCATED) ? once(number) : fault;
    }

    private String once(long number) {
        FuzzCase next = new FuzzCase(target, seed, number);
        int bytes = next.bytes().length;
        long before = threads.getCurrentThreadAllocatedBytes();
        String fault = bothWays(next);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (fault.isEmpty() && allocated > CONNECTIONS * target.allocatable().applyAsLong(next.bytes())) {
            return ALLOCATED + allocated + " bytes for " + bytes;
        }
        return fault;
    }

    private String bothWays(FuzzCase next) {
        int bytes = next.bytes().length;
        String whole = feed(1, next, bytes);
        long digest = trace.digest();
        over += trace.isOver() ? 1 : 0;
        messages += trace.messages();
        if (!whole.isEmpty()) {
            return whole;
        }
        String pieces = feed(0, next, 1 + next.cuts().nextInt(Math.max(1, bytes)));
        return pieces.isEmpty() && trace.digest() != digest
                ? "the pieces were understood otherwise than the whole"
                : pieces;
    }

    private String feed(int slot, FuzzCase next, int largestPiece) {
        byte[] bytes = next.bytes();
        trace.begin(next);
        side.open(slot, trace.wire());
        int fed = 0;
        while (fed < bytes.length && !trace.isOver()) {
            int piece = Math.min(bytes.length - fed, 1 + next.cuts().nextInt(largestPiece));
            piece = largestPiece == bytes.length ? bytes.length : piece;
            input.clear().limit(piece);
            input.put(0, bytes, fed, piece);
            side.receive(slot, input, trace.wire());
            fed += piece;
            if (input.hasRemaining() || input.limit() != piece) {
                return "left " + input.remaining() + " bytes unread, the limit is " + input.limit() + " of " + piece;
            }
            if (side.lentBytes() > Math.min(target.largestLentBytes(), Math.max(SMALLEST_BUFFER_BYTES, 2L * fed))) {
                return "borrowed " + side.lentBytes() + " bytes for " + fed;
            }
        }
        side.release(slot);
        if (side.lentBytes() != 0) {
            return "kept " + side.lentBytes() + " bytes of a released connection";
        }
        return trace.wire().bytes() > trace.writtenBytesAllowed(fed)
                ? "wrote " + trace.wire().bytes() + " bytes in answer to " + fed
                : "";
    }
}
