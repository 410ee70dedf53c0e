package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One socket of an answer: {@code struct inet_diag_msg} of {@code linux/inet_diag.h} and its attributes, read where they
 * lie. One row is laid over socket after socket; for one thread.
 *
 * <pre>
 * offset 0  u8 idiag_family, idiag_state, idiag_timer, idiag_retrans
 *        4  be16 idiag_sport, idiag_dport
 *        8  be32 idiag_src[4]
 *       24  be32 idiag_dst[4]
 *       40  u32 idiag_if, idiag_cookie[2]
 *       52  u32 idiag_expires, idiag_rqueue, idiag_wqueue, idiag_uid, idiag_inode
 *       72  attributes
 * </pre>
 */
public final class SocketRow {
    private static final int BYTES = 72;
    private static final int AF_INET = 2;
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final long U32 = 0xffff_ffffL;
    // struct tcp_info up to and with tcpi_last_ack_recv, which every kernel since 3.x fills; SKMEMINFO up to backlog
    private static final int TCP_INFO_BYTES = 60;
    private static final int MEMORY_BYTES = 32;

    private final AttributeVisitor noting = this::note;
    private ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    private int at;
    private int memoryAt;
    private int memoryBytes;
    private int infoAt;
    private int infoBytes;

    /** What the kernel waits for with this socket: {@code idiag_timer}, net/ipv4/inet_diag.c. */
    public enum Timer {
        /** Nothing. */
        NONE,
        /** An acknowledgement; after it, it sends again. */
        RETRANSMISSION,
        /** The next keepalive probe (or, after a close, the end of FIN_WAIT2). */
        KEEPALIVE,
        /** The end of TIME_WAIT. */
        TIME_WAIT,
        /** The moment to ask a peer with a closed window whether it has opened. */
        WINDOW_PROBE,
        /** Something a later kernel has added. */
        UNKNOWN
    }

    private static final Timer[] TIMERS = Timer.values(); // in the order of the kernel's numbers

    /** Lays the row over a message; false when it is too short to be a socket. */
    boolean over(ByteBuffer message, int from, int to) {
        if (to - from < BYTES) {
            return false;
        }
        bytes = message;
        at = from;
        memoryBytes = 0;
        infoBytes = 0;
        Attributes.each(message, from + BYTES, to, noting);
        return true;
    }

    private void note(int type, int from, int lengthBytes) {
        if (type == SocketQuery.Detail.MEMORY.attribute()) {
            memoryAt = from;
            memoryBytes = lengthBytes;
        } else if (type == SocketQuery.Detail.TCP_INFO.attribute()) {
            infoAt = from;
            infoBytes = lengthBytes;
        }
    }

    /** The number of its state, from 1: {@link SocketState#number()}. */
    public int stateNumber() {
        return bytes.get(at + 1) & 0xff;
    }

    /** Whether it is in that state. */
    public boolean is(SocketState state) {
        return stateNumber() == state.number();
    }

    /** Whether data may still come in or go out: ESTABLISHED or CLOSE_WAIT. */
    public boolean isOpen() {
        return is(SocketState.ESTABLISHED) || is(SocketState.CLOSE_WAIT);
    }

    /** What the kernel waits for; where several, the first of retransmission, window probe, keepalive. */
    public Timer timer() {
        return TIMERS[Math.min(bytes.get(at + 2) & 0xff, TIMERS.length - 1)];
    }

    /** How often it was sent, or probed, again without an answer; 0 to 255. */
    public int retransmissions() {
        return bytes.get(at + 3) & 0xff;
    }

    /** The port here. */
    public int localPort() {
        return port(at + 4);
    }

    /** The port there; 0 of a listener. */
    public int remotePort() {
        return port(at + 6);
    }

    /** The first 8 bytes of the address here; IPv4 as ::ffff:a.b.c.d, whichever family the socket is of. */
    public long localHigh() {
        return high(at + 8);
    }

    /** The last 8 bytes of the address here. */
    public long localLow() {
        return low(at + 8);
    }

    /** The first 8 bytes of the address there. */
    public long remoteHigh() {
        return high(at + 24);
    }

    /** The last 8 bytes of the address there. */
    public long remoteLow() {
        return low(at + 24);
    }

    /** Bytes that came and were not read; of a listener, connections that were not accepted. */
    public long receiveQueue() {
        return bytes.getInt(at + 56) & U32;
    }

    /** Bytes written that the peer has not acknowledged; of a listener, the backlog: one more connection than this fits. */
    public long sendQueue() {
        return bytes.getInt(at + 60) & U32;
    }

    /** The inode of its descriptors, or 0 where it has none any more or not yet. */
    public long inode() {
        return bytes.getInt(at + 68) & U32;
    }

    /** Whether it was asked for and given. */
    public boolean hasMemory() {
        return memoryBytes >= MEMORY_BYTES;
    }

    /**
     * Bytes of kernel memory that its buffers hold ({@code SK_MEMINFO_*}, linux/sock_diag.h): received and unread (0),
     * reserved (4), written and unacknowledged (5), options (6) and backlog (7), each with its overhead. Not those of queue
     * disciplines (2), which are copies of what is in 5. Only with {@link #hasMemory()}.
     */
    public long memoryBytes() {
        // what is reserved may be below 0 for a moment
        long reserved = Math.max(0, bytes.getInt(memoryAt + 4 * Integer.BYTES));
        return memory(0) + reserved + memory(5) + memory(6) + memory(7);
    }

    /** Whether it was asked for and given. */
    public boolean hasTcpInfo() {
        return infoBytes >= TCP_INFO_BYTES;
    }

    /** Milliseconds since data was last sent: {@code tcpi_last_data_sent}. Only with {@link #hasTcpInfo()}. */
    public long idleMillisOfSending() {
        return bytes.getInt(infoAt + 44) & U32;
    }

    private long memory(int field) {
        return bytes.getInt(memoryAt + field * Integer.BYTES) & U32;
    }

    // ports and addresses are in network order, the rest in the machine's
    private int port(int offset) {
        return (bytes.get(offset) & 0xff) << 8 | (bytes.get(offset + 1) & 0xff);
    }

    private long high(int offset) {
        return bytes.get(at) == AF_INET ? 0 : networkLong(offset);
    }

    private long low(int offset) {
        return bytes.get(at) == AF_INET ? MAPPED | (networkInt(offset) & U32) : networkLong(offset + Long.BYTES);
    }

    private long networkLong(int offset) {
        long value = bytes.getLong(offset);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
    }

    private int networkInt(int offset) {
        int value = bytes.getInt(offset);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
    }
}
