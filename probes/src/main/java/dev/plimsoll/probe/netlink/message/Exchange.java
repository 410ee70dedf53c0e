package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;

/**
 * One request's answer, as its datagrams come in: cuts them into messages ({@code struct nlmsghdr} of {@code
 * linux/netlink.h}), drops what belongs to an earlier request, and knows when the answer is over. Reused from request to
 * request; for one thread.
 *
 * <pre>
 * offset 0  u32 nlmsg_len    with this header
 *        4  u16 nlmsg_type   1 NOOP, 2 ERROR, 3 DONE, 4 OVERRUN, from 16 on the family's own
 *        6  u16 nlmsg_flags  0x02 MULTI: more follow until DONE; 0x10 DUMP_INTR
 *        8  u32 nlmsg_seq    of the request
 *       12  u32 nlmsg_pid
 * </pre>
 */
public final class Exchange {
    /** Bytes of a header. */
    static final int HEADER_BYTES = 16;

    private static final int NOOP = 1;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int OVERRUN = 4;
    private static final int MULTI = 0x02;
    private static final int DUMP_INTERRUPTED = 0x10;

    private int sequence;
    private int errno;
    private State state = State.MORE;
    private boolean interrupted;
    private boolean lost;

    /** How far the answer is. */
    public enum State {
        /** More datagrams come. */
        MORE,
        /** All was said. */
        DONE,
        /** The kernel ended it with an error: {@link #errno()}. */
        REFUSED,
        /** All was said, but the kernel's table changed so much meanwhile that it may lack some ({@code DUMP_INTR}). */
        INTERRUPTED,
        /** All that came was read, but some was lost on the way ({@code ENOBUFS}, {@code OVERRUN}). */
        LOST,
        /** These bytes are not netlink's; whatever follows cannot be understood. */
        GARBLED
    }

    /** Begins to wait for the answer to the request of that number. */
    public void begin(int sequence) {
        this.sequence = sequence;
        this.errno = 0;
        this.state = State.MORE;
        this.interrupted = false;
        this.lost = false;
    }

    /** Reads one datagram, from position to limit, which it leaves as they are. */
    public State take(ByteBuffer datagram, MessageVisitor visitor) {
        int at = datagram.position();
        int end = datagram.limit();
        while (state == State.MORE && at < end) {
            int length = end - at < HEADER_BYTES ? 0 : datagram.getInt(at);
            if (length < HEADER_BYTES || length > end - at) {
                state = State.GARBLED;
            } else {
                if (datagram.getInt(at + 8) == sequence) {
                    message(datagram, at, at + length, visitor);
                }
                at += Math.min(Attributes.aligned(length), end - at);
            }
        }
        return state;
    }

    /** Notes that something did not arrive; the answer goes on, and ends as lost. */
    public void missed() {
        lost = true;
    }

    /** Notes that the request could not even be sent. */
    public void refuse(int errno) {
        this.errno = errno;
        state = State.REFUSED;
    }

    /** The error it was refused with, above 0; only after {@link State#REFUSED}. */
    public int errno() {
        return errno;
    }

    private void message(ByteBuffer bytes, int at, int end, MessageVisitor visitor) {
        int type = bytes.getShort(at + 4) & 0xffff;
        int flags = bytes.getShort(at + 6);
        interrupted |= (flags & DUMP_INTERRUPTED) != 0;
        switch (type) {
            case NOOP -> {}
            case OVERRUN -> lost = true;
            case ERROR -> state = end - at < HEADER_BYTES + 4 ? State.GARBLED : ended(bytes.getInt(at + HEADER_BYTES));
            case DONE -> state = end - at < HEADER_BYTES + 4 ? whole() : ended(bytes.getInt(at + HEADER_BYTES));
            default -> {
                visitor.message(bytes, at + HEADER_BYTES, end);
                if ((flags & MULTI) == 0) {
                    state = whole();
                }
            }
        }
    }

    private State ended(int code) {
        if (code >= 0) {
            return whole();
        }
        errno = code == Integer.MIN_VALUE ? Integer.MAX_VALUE : -code;
        return State.REFUSED;
    }

    private State whole() {
        if (lost) {
            return State.LOST;
        }
        return interrupted ? State.INTERRUPTED : State.DONE;
    }
}
